import type { Logger } from '@app/kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { EventEmitter } from 'node:events';
import { PORTIER_CONFIG, type PortierConfig } from '../config.js';
import { LOGGER } from '../logger.js';
import { connectTimeoutMs } from './data-source.js';
import { TimedConnection } from './timed-connection.client.js';

/**
 * PostgreSQL channels that replicas listen on. A lost notification costs one wait, never correctness.
 * - `portier_changes`: payload = feed topic
 * - `portier_wake`: payload = concierge id or `*` (there is work)
 * - `portier_events`: payload = LiveEvent as JSON
 * - `portier_outbox`: payload = topic of a new outbox entry
 * - `portier_rights`: payload = id of a user who may see other things than before (or nothing any more), `*` = anybody
 */
export const channels = [
  'portier_changes',
  'portier_wake',
  'portier_events',
  'portier_outbox',
  'portier_rights',
] as const;
export type Channel = (typeof channels)[number];

const gap = 'gap';
const reconnectMs = 1_000;
/** Nothing is sent while nothing happens: without a question a dead connection would look like a quiet one. */
const checkIntervalMs = 5_000;
const answerTimeoutMs = 5_000;

/** LISTEN on one connection of its own that comes back by itself. */
@Injectable()
export class Notifications implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly emitter = new EventEmitter().setMaxListeners(0);
  private client: TimedConnection | undefined;
  private retry: NodeJS.Timeout | undefined;
  private check: NodeJS.Timeout | undefined;
  private isStopped = false;
  private isAway = false;

  constructor(
    @Inject(PORTIER_CONFIG) private readonly config: PortierConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @returns function that ends the subscription. */
  on(channel: Channel, listener: (payload: string) => void): () => void {
    this.emitter.on(channel, listener);
    return () => this.emitter.off(channel, listener);
  }

  /** Calls `listener` when notifications may have been missed and can be heard again. @returns as `on` */
  onGap(listener: () => void): () => void {
    this.emitter.on(gap, listener);
    return () => this.emitter.off(gap, listener);
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.connect();
    this.check = setInterval(() => void this.client?.query('select 1').catch(() => undefined), checkIntervalMs);
  }

  async onApplicationShutdown(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.retry);
    clearInterval(this.check);
    await this.client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const client = new TimedConnection({
      connectionString: this.config.DATABASE_URL,
      connectionTimeoutMillis: connectTimeoutMs,
      keepAlive: true,
      application_name: 'portier listen',
      answerTimeoutMs,
    });
    client.on('error', (error) => this.reconnect(client, error));
    client.on('end', () => this.reconnect(client));
    client.on('notification', ({ channel, payload }) => this.emitter.emit(channel, payload ?? ''));
    try {
      await client.connect();
      for (const channel of channels) await client.query(`listen ${channel}`);
      this.connected(client);
    } catch (error) {
      this.reconnect(client, error);
    }
  }

  /** Whatever happened while nobody listened: every waiter looks again. */
  private connected(client: TimedConnection): void {
    this.client = client;
    if (this.isAway) this.logger.info('database notifications are heard again');
    this.isAway = false;
    this.emitter.emit('portier_wake', '*');
    this.emitter.emit('portier_changes', 'authorization');
    this.emitter.emit('portier_changes', 'directory');
    this.emitter.emit('portier_outbox', '');
    this.emitter.emit(gap);
  }

  private reconnect(client: TimedConnection, error?: unknown): void {
    client.removeAllListeners();
    client.on('error', () => undefined);
    void client.end().catch(() => undefined);
    if (this.client === client) this.client = undefined;
    if (this.isStopped || this.retry !== undefined) return;
    if (!this.isAway) this.logger.warn({ err: error }, 'database notifications lost, reconnecting');
    this.isAway = true;
    this.retry = setTimeout(() => {
      this.retry = undefined;
      void this.connect();
    }, reconnectMs);
  }
}
