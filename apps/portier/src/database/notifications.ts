import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { EventEmitter } from 'node:events';
import pg from 'pg';
import { PORTIER_CONFIG, type PortierConfig } from '../config.js';
import { LOGGER } from '../logger.js';
import type { Logger } from '@app/kit';

/**
 * PostgreSQL channels that replicas listen on. A lost notification costs one wait, never correctness.
 * - `portier_changes`: payload = feed topic
 * - `portier_wake`: payload = concierge id or `*` (there is work)
 * - `portier_events`: payload = LiveEvent as JSON
 */
export const channels = ['portier_changes', 'portier_wake', 'portier_events'] as const;
export type Channel = (typeof channels)[number];

/** LISTEN on one connection of its own that comes back by itself. */
@Injectable()
export class Notifications implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly emitter = new EventEmitter().setMaxListeners(0);
  private client: pg.Client | undefined;
  private retry: NodeJS.Timeout | undefined;
  private isStopped = false;

  constructor(
    @Inject(PORTIER_CONFIG) private readonly config: PortierConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @returns function that ends the subscription. */
  on(channel: Channel, listener: (payload: string) => void): () => void {
    this.emitter.on(channel, listener);
    return () => this.emitter.off(channel, listener);
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.connect();
  }

  async onApplicationShutdown(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.retry);
    await this.client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({ connectionString: this.config.DATABASE_URL, keepAlive: true });
    client.on('error', (error) => this.reconnect(client, error));
    client.on('end', () => this.reconnect(client));
    client.on('notification', ({ channel, payload }) => this.emitter.emit(channel, payload ?? ''));
    try {
      await client.connect();
      for (const channel of channels) await client.query(`listen ${channel}`);
      this.client = client;
      // Whatever happened while nobody listened: let every waiter look again.
      this.emitter.emit('portier_wake', '*');
      this.emitter.emit('portier_changes', 'authorization');
      this.emitter.emit('portier_changes', 'directory');
    } catch (error) {
      this.reconnect(client, error);
    }
  }

  private reconnect(client: pg.Client, error?: unknown): void {
    client.removeAllListeners();
    client.on('error', () => undefined);
    void client.end().catch(() => undefined);
    if (this.isStopped || this.retry !== undefined) return;
    this.logger.warn({ err: error }, 'database notifications lost, reconnecting');
    this.retry = setTimeout(() => {
      this.retry = undefined;
      void this.connect();
    }, 1_000);
  }
}
