import type { Logger } from '@app/kit';
import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import { databaseNow } from '../database/clock.repository.js';
import { Database } from '../database/database.js';
import { LiveEventsService } from '../live-events/live-events.service.js';
import { LOGGER } from '../logger.js';
import type { Absence, Look } from '../publications/look.js';
import { PublicationsService } from '../publications/publications.service.js';
import { PullsService } from '../pulls/pulls.service.js';
import type { MediaServer, Observation } from './media-server.js';
import { MediaServersRepository } from './media-servers.repository.js';
import { SrsApiClient } from './srs-api.client.js';
import { WarnedClients } from './warned-clients.js';

/** After this long without an answer nobody can be publishing there: SRS drops silent publishers sooner. */
const goneAfterMs = 30_000;
/** SRS acquires the stream only after the hook is answered: look again quickly until the new publisher shows. */
const followUpDelaysMs = [15, 30, 60, 120, 250, 500, 1_000, 2_000];
/** While somebody waits for the place of a publisher that may be silent. */
const contestedPauseMs = 1_000;
/** Clients asked for by id at once. */
const askedAtOnce = 8;

/** Asks media servers who publishes and applies the answer. One look at a server at a time; more requests share the next. */
@Injectable()
export class PollingService implements BeforeApplicationShutdown {
  private readonly looks = new Map<string, { running: Promise<void>; next: Promise<void> | undefined }>();
  /** Clients that published at the last look, by server. */
  private readonly lastActive = new Map<string, Set<string>>();
  private readonly contested = new Map<string, NodeJS.Timeout>();
  private readonly unlisted = new WarnedClients();
  private readonly unattributed = new WarnedClients();
  private readonly stopped = new AbortController();

  constructor(
    private readonly database: Database,
    private readonly servers: MediaServersRepository,
    private readonly publications: PublicationsService,
    private readonly pulls: PullsService,
    private readonly liveEvents: LiveEventsService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped.abort();
    for (const timer of this.contested.values()) clearTimeout(timer);
    for (const { running, next } of [...this.looks.values()]) await Promise.allSettled([running, next ?? running]);
  }

  /** Looks at all servers. */
  async pollAll(): Promise<void> {
    const servers = await this.servers.list(this.database);
    await Promise.all(servers.map(({ id }) => this.poll(id)));
  }

  /** Looks at a server now, or right after the look under way: the answer is newer than this call. */
  async poll(serverId: string): Promise<void> {
    if (this.stopped.signal.aborted) return;
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
      await delay(pause, undefined, this.stopped).catch(() => undefined);
      if (this.stopped.signal.aborted) return;
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
    const askedAt = await databaseNow(this.database);
    const seen = await this.ask(server).catch((error: unknown) => error as Error);
    if (seen instanceof Error) return this.failed(server, seen.message);
    const { observation } = seen;
    this.lastActive.set(serverId, new Set(observation.publishers.map(({ clientId }) => clientId)));
    const { isContested, unattributed } = await this.publications.apply(serverId, { ...seen, askedAt });
    if (isContested) this.lookSoon(serverId);
    for (const clientId of this.unattributed.news(serverId, unattributed)) {
      this.logger.warn({ serverId, clientId }, 'publisher of no stream of ours, are the hooks of this server set');
    }
    await this.seen(serverId, observation);
  }

  /** What the server shows, and what became of those that its list did not show. */
  private async ask(server: MediaServer): Promise<Pick<Look, 'observation' | 'absent'>> {
    const client = new SrsApiClient(server);
    const observation = await client.observe();
    const missing = await this.publications.missing(server.id, observation);
    const absent = new Map<string, Absence>();
    const publishers = [...observation.publishers];
    const queue = [...missing];
    const askNext = async () => {
      for (let clientId = queue.pop(); clientId !== undefined; clientId = queue.pop()) {
        const publisher = await client.publisher(clientId);
        if (typeof publisher === 'string') absent.set(clientId, publisher);
        else publishers.push(publisher);
      }
    };
    await Promise.all(Array.from({ length: askedAtOnce }, askNext));
    const unlisted = missing.filter((clientId) => !absent.has(clientId));
    for (const clientId of this.unlisted.news(server.id, unlisted)) {
      this.logger.warn({ serverId: server.id, clientId }, 'media server does not list a client that publishes');
    }
    return { observation: { ...observation, publishers }, absent };
  }

  private async seen(serverId: string, { serviceId, software }: Observation): Promise<void> {
    const changed = await this.servers.recordSeen(this.database, serverId, serviceId, software);
    if (!changed) return;
    await this.pulls.serverRestarted(serverId, serviceId);
    await this.announce(serverId);
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

  private lookSoon(serverId: string): void {
    if (this.stopped.signal.aborted || this.contested.has(serverId)) return;
    const timer = setTimeout(() => {
      this.contested.delete(serverId);
      this.poll(serverId).catch((error: unknown) => {
        this.logger.warn({ err: error, serverId }, 'look at media server failed');
      });
    }, contestedPauseMs);
    this.contested.set(serverId, timer);
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
