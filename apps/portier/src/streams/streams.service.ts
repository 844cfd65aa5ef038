import { PortierError } from '@app/contract';
import type { Logger } from '@app/kit';
import { Inject, Injectable } from '@nestjs/common';
import type { User } from '../accounts/access.js';
import { PORTIER_CONFIG, type PortierConfig } from '../config.js';
import { Database, type Executor } from '../database/database.js';
import { requireVersion } from '../http/etag.js';
import type { Page } from '../http/page.js';
import { sortedPage, sortedPosition } from '../http/sorting.js';
import { notFound } from '../http/things.js';
import { invalid } from '../http/invalid.js';
import { LiveEventsService } from '../live-events/live-events.service.js';
import { LOGGER } from '../logger.js';
import { PublishKeysService } from '../publish-keys/publish-keys.service.js';
import { QuotasService } from '../quotas/quotas.service.js';
import { rightsView, viewerOf, type Right } from '../rights/right.js';
import { RightsService } from '../rights/rights.service.js';
import { ReconcileService } from '../tasks/reconcile.service.js';
import { addressesOf, refusalWhileLive, type Stream } from './stream.js';
import {
  streamSorting,
  type NewStreamView,
  type StreamChange,
  type StreamDraft,
  type StreamQuery,
  type StreamView,
} from './streams.dto.js';
import { StreamsRepository } from './streams.repository.js';

/** What operators configure: a name, an application, who may watch. */
@Injectable()
export class StreamsService {
  constructor(
    private readonly database: Database,
    private readonly streams: StreamsRepository,
    private readonly publishKeys: PublishKeysService,
    private readonly reconcile: ReconcileService,
    private readonly liveEvents: LiveEventsService,
    private readonly rights: RightsService,
    private readonly quotas: QuotasService,
    @Inject(PORTIER_CONFIG) private readonly config: PortierConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async list(user: User, query: StreamQuery): Promise<Page<StreamView>> {
    const after = sortedPosition(streamSorting, query);
    const rows = await this.streams.list(this.database, viewerOf(user), { ...query, after });
    return sortedPage(rows, query, (stream) => this.view(stream));
  }

  /** @throws PortierError `not_found` */
  async get(user: User, id: string, executor: Executor = this.database): Promise<StreamView> {
    return this.view(await this.require(executor, user, 'view', id));
  }

  /** @throws PortierError `not_found`, `forbidden` */
  async require(executor: Executor, user: User, right: Right, id: string): Promise<Stream> {
    await this.rights.require(executor, user, right, { kind: 'stream', id });
    const stream = await this.streams.find(executor, id, viewerOf(user));
    if (stream === undefined) throw notFound('stream', id);
    return stream;
  }

  /** Makes the stream and its first publish key; the key is in the answer and never shown again. */
  create(user: User, draft: StreamDraft): Promise<NewStreamView> {
    return this.database.transaction(async (transaction) => {
      const id = await this.insert(transaction, user, draft);
      const { key } = await this.publishKeys.insert(transaction, id);
      return { ...(await this.get(user, id, transaction)), key };
    });
  }

  /**
   * The stream alone, inside the caller's transaction. Its creator gets all rights on it.
   * @throws PortierError `quota_exceeded`, `conflict` (name taken), `invalid` (no such application)
   */
  async insert(transaction: Executor, user: User, draft: StreamDraft): Promise<string> {
    const applicationId = await this.applicationId(transaction, user, draft.application);
    await this.quotas.requireStream(transaction, user);
    const id = await this.streams.insert(transaction, { ...draft, applicationId, ownerId: user.id });
    if (id === undefined) throw nameTaken(draft.name);
    await this.announce(transaction, id, 'created');
    return id;
  }

  /** @throws PortierError `stale`, `conflict` (name taken, or renamed while live) */
  async update(user: User, id: string, change: StreamChange, ifMatch: string | undefined): Promise<StreamView> {
    const updated = await this.database.transaction(async (transaction) => {
      await this.rights.require(transaction, user, 'change', { kind: 'stream', id });
      await this.streams.lock(transaction, id);
      const stream = await this.require(transaction, user, 'change', id);
      requireVersion(ifMatch, stream.version);
      await this.requireIdle(transaction, stream, change);
      const next = { ...stream, ...change };
      const mover = next.application === stream.application ? null : user;
      const applicationId = await this.applicationId(transaction, mover, next.application);
      if (!(await this.streams.update(transaction, { ...next, applicationId }))) throw nameTaken(next.name);
      await this.announce(transaction, id, 'updated');
      return this.require(transaction, user, 'view', id);
    });
    await this.wake(id);
    return this.view(updated);
  }

  /** With its keys, configurations and history. A publisher is disconnected by the next poll of the media servers. */
  async delete(user: User, id: string, ifMatch: string | undefined): Promise<void> {
    await this.database.transaction(async (transaction) => {
      await this.rights.require(transaction, user, 'delete', { kind: 'stream', id });
      await this.streams.lock(transaction, id);
      requireVersion(ifMatch, (await this.require(transaction, user, 'delete', id)).version);
      await this.streams.delete(transaction, id);
      await this.announce(transaction, id, 'deleted');
    });
    this.logger.info({ streamId: id }, 'stream deleted');
  }

  /** After a write that is done: should this fail, the slow sweep of the reconcile loop does the same. */
  async wake(id: string): Promise<void> {
    try {
      await this.reconcile.request(id);
    } catch (error) {
      this.logger.error({ err: error, streamId: id }, 'reconcile postponed');
    }
  }

  private async requireIdle(transaction: Executor, stream: Stream, change: StreamChange): Promise<void> {
    const refusal = refusalWhileLive(stream, change);
    if (refusal === null || !(await this.streams.isPublished(transaction, stream.id))) return;
    throw new PortierError('conflict', refusal, { details: { streamId: stream.id } });
  }

  /**
   * The same answer for an application that is not there and one the user may not make streams in.
   * @param user null: the stream is in it already
   */
  private async applicationId(executor: Executor, user: User | null, name: string): Promise<string> {
    const id = await this.streams.applicationId(executor, name, user && viewerOf(user));
    if (id !== undefined) return id;
    const message = user?.isAdministrator
      ? `there is no application "${name}"; make it first`
      : `there is no application "${name}" in which you may make streams`;
    throw invalid([{ path: 'application', message }]);
  }

  private announce(executor: Executor, id: string, action: 'created' | 'updated' | 'deleted'): Promise<void> {
    return this.liveEvents.publish(executor, { topic: 'stream', id, streamId: id, action });
  }

  private view(stream: Stream): StreamView {
    const { liveSince, running, pending, retrying, quarantined, ...own } = stream;
    const { id, name, application, title, enabled, visibility, version, createdAt, updatedAt } = own;
    const { PORTIER_DIRECTOR_URL: directorUrl, PORTIER_RTMP_URL: rtmpUrl } = this.config;
    return {
      ...{ id, name, application, title, enabled, visibility, version, createdAt, updatedAt },
      live: liveSince && { since: liveSince },
      taskCounts: { running, pending, retrying, quarantined },
      rights: rightsView(stream.rights),
      ...addressesOf(stream, { directorUrl, rtmpUrl }),
    };
  }
}

function nameTaken(name: string): PortierError {
  return new PortierError('conflict', `There is a stream "${name}" already; names are unique in the installation.`, {
    fields: [{ path: 'name', message: 'taken by another stream' }],
  });
}
