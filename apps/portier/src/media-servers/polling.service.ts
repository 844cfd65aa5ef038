import type { Logger } from '@app/kit';
import { Inject, Injectable } from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import { databaseNow } from '../database/clock.repository.js';
import { Database } from '../database/database.js';
import { LiveEventsService } from '../live-events/live-events.service.js';
import { LOGGER } from '../logger.js';
import { PublicationsService } from '../publications/publications.service.js';
import type { MediaServer, ObservedPublisher } from './media-server.js';
import { MediaServersRepository } from './media-servers.repository.js';
import { SrsApiClient } from './srs-api.client.js';

/** After this long without an answer nobody can be publishing there: SRS drops silent publishers sooner. */
const goneAfterMs = 30_000;
/** How long a publisher may be active on the media server before we conclude that its event is lost. */
const adoptAfterMs = 3_000;
/** SRS acquires the stream only after the hook is answered: look again quickly until the new publisher shows. */
const followUpDelaysMs = [15, 30, 60, 120, 250, 500, 1_000, 2_000];

/** Asks media servers who publishes and applies the answer. One look at a server at a time; more requests share the next. */
@Injectable()
export class PollingService {
  private readonly looks = new Map<string, { running: Promise<void>; next: Promise<void> | undefined }>();
  /** Clients that published at the last look, by server. */
  private readonly lastActive = new Map<string, Set<string>>();
  /** When an unknown publisher was first seen, by server and client. */
  private readonly firstSeen = new Map<string, number>();

  constructor(
    private readonly database: Database,
    private readonly servers: MediaServersRepository,
    private readonly publications: PublicationsService,
    private readonly liveEvents: LiveEventsService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Looks at all servers. */
  async pollAll(): Promise<void> {
    const servers = await this.servers.list(this.database);
    await Promise.all(servers.map(({ id }) => this.poll(id)));
  }

  /** Looks at a server now, or right after the look under way: the answer is newer than this call. */
  async poll(serverId: string): Promise<void> {
    const look = this.looks.get(serverId);
    if (look === undefined) return this.begin(serverId);
    look.next ??= look.running.catch(() => undefined).then(() => this.begin(serverId));
    return look.next;
  }

  /** Looks again and again, for about four seconds, until the publisher is seen. For use right after its hook. */
  async pollUntilActive(serverId: string, clientId: string): Promise<void> {
    for (const pause of followUpDelaysMs) {
      await this.poll(serverId);
      if (this.lastActive.get(serverId)?.has(clientId) === true) return;
      await delay(pause);
    }
  }

  private begin(serverId: string): Promise<void> {
    const running = this.look(serverId).finally(() => {
      const look = this.looks.get(serverId);
      if (look?.running === running && look.next === undefined) this.looks.delete(serverId);
    });
    this.looks.set(serverId, { running, next: undefined });
    return running;
  }

  private async look(serverId: string): Promise<void> {
    const server = await this.servers.find(this.database, serverId);
    if (server === undefined) return;
    const client = new SrsApiClient(server);
    const askedAt = await databaseNow(this.database);
    const observation = await client.observe().catch((error: unknown) => error as Error);
    if (observation instanceof Error) return this.failed(server, observation.message);
    this.lastActive.set(serverId, new Set(observation.publishers.map(({ clientId }) => clientId)));
    const adopt = (publisher: ObservedPublisher) => this.isOverdue(serverId, publisher.clientId);
    const kicks = await this.publications.apply(serverId, observation, { askedAt, adopt });
    this.forgetExcept(serverId, observation.publishers);
    for (const clientId of kicks) await this.kick(client, serverId, clientId);
    const changed = await this.servers.recordSeen(this.database, serverId, observation.serviceId, observation.software);
    if (changed) await this.announce(serverId);
  }

  private async failed(server: MediaServer, sentence: string): Promise<void> {
    this.lastActive.delete(server.id);
    const result = await this.servers.recordFailure(this.database, server.id, sentence);
    if (result === undefined) return;
    if (result.changed) {
      this.logger.warn({ serverId: server.id, reason: sentence }, 'media server does not answer');
      await this.announce(server.id);
    }
    if (result.silentMs > goneAfterMs) await this.publications.serverGone(server.id);
  }

  private async kick(client: SrsApiClient, serverId: string, clientId: string): Promise<void> {
    try {
      await client.kick(clientId);
      this.logger.info({ serverId, clientId }, 'client disconnected');
    } catch (error) {
      this.logger.warn({ err: error, serverId, clientId }, 'client could not be disconnected');
    }
  }

  private isOverdue(serverId: string, clientId: string): boolean {
    const name = `${serverId} ${clientId}`;
    const now = performance.now();
    const since = this.firstSeen.get(name) ?? now;
    this.firstSeen.set(name, since);
    return now - since >= adoptAfterMs;
  }

  private forgetExcept(serverId: string, publishers: readonly ObservedPublisher[]): void {
    const names = new Set(publishers.map(({ clientId }) => `${serverId} ${clientId}`));
    for (const name of this.firstSeen.keys()) {
      if (name.startsWith(`${serverId} `) && !names.has(name)) this.firstSeen.delete(name);
    }
  }

  private announce(serverId: string): Promise<void> {
    return this.liveEvents.publish(this.database, {
      topic: 'media-server',
      id: serverId,
      streamId: null,
      action: 'updated',
    });
  }
}
