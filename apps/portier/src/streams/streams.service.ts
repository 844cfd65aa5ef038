import { PortierError } from '@app/contract';
import type { Logger } from '@app/kit';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { PORTIER_CONFIG, type PortierConfig } from '../config.js';
import { Database, type Executor } from '../database/database.js';
import { requireVersion } from '../http/etag.js';
import { decodeCursor, pageOf, type Page } from '../http/page.js';
import { notFound } from '../http/things.js';
import { invalid } from '../http/invalid.js';
import { LiveEventsService } from '../live-events/live-events.service.js';
import { LOGGER } from '../logger.js';
import { PublishKeysService } from '../publish-keys/publish-keys.service.js';
import { ReconcileService } from '../tasks/reconcile.service.js';
import { addressesOf, refusalWhileLive, type Stream } from './stream.js';
import type { NewStreamView, StreamChange, StreamDraft, StreamQuery, StreamView } from './streams.dto.js';
import { StreamsRepository } from './streams.repository.js';

const position = z.object({ value: z.string(), id: z.uuid() });

/** What operators configure: a name, an application, who may watch. */
@Injectable()
export class StreamsService {
  constructor(
    private readonly database: Database,
    private readonly streams: StreamsRepository,
    private readonly publishKeys: PublishKeysService,
    private readonly reconcile: ReconcileService,
    private readonly liveEvents: LiveEventsService,
    @Inject(PORTIER_CONFIG) private readonly config: PortierConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async list(query: StreamQuery): Promise<Page<StreamView>> {
    const after = decodeCursor(position, query.cursor);
    const rows = await this.streams.list(this.database, { ...query, after });
    return pageOf(rows, query.limit, {
      position: ({ position: value, id }) => ({ value, id }),
      item: (stream) => this.view(stream),
    });
  }

  /** @throws PortierError `not_found` */
  async get(id: string, executor: Executor = this.database): Promise<StreamView> {
    return this.view(await this.require(id, executor));
  }

  async require(id: string, executor: Executor = this.database): Promise<Stream> {
    const stream = await this.streams.find(executor, id);
    if (stream === undefined) throw notFound('stream', id);
    return stream;
  }

  async exists(executor: Executor, id: string): Promise<boolean> {
    return (await this.streams.find(executor, id)) !== undefined;
  }

  /** Makes the stream and its first publish key; the key is in the answer and never shown again. */
  create(draft: StreamDraft, ownerId: string): Promise<NewStreamView> {
    return this.database.transaction(async (transaction) => {
      const id = await this.insert(transaction, draft, ownerId);
      const { key } = await this.publishKeys.insert(transaction, id);
      return { ...(await this.get(id, transaction)), key };
    });
  }

  /** The stream alone, inside the caller's transaction. */
  async insert(transaction: Executor, draft: StreamDraft, ownerId: string | null): Promise<string> {
    const applicationId = await this.applicationId(transaction, draft.application);
    const id = await this.streams.insert(transaction, { ...draft, applicationId, ownerId });
    if (id === undefined) throw nameTaken(draft.name);
    await this.announce(transaction, id, 'created');
    return id;
  }

  /** @throws PortierError `stale`, `conflict` (name taken, or renamed while live) */
  async update(id: string, change: StreamChange, ifMatch: string | undefined): Promise<StreamView> {
    const updated = await this.database.transaction(async (transaction) => {
      await this.streams.lock(transaction, id);
      const stream = await this.require(id, transaction);
      requireVersion(ifMatch, stream.version);
      await this.requireIdle(transaction, stream, change);
      const next = { ...stream, ...change };
      const applicationId = await this.applicationId(transaction, next.application);
      if (!(await this.streams.update(transaction, { ...next, applicationId }))) throw nameTaken(next.name);
      await this.announce(transaction, id, 'updated');
      return this.require(id, transaction);
    });
    await this.wake(id);
    return this.view(updated);
  }

  /** With its keys, configurations and history. A publisher is disconnected by the next poll of the media servers. */
  async delete(id: string, ifMatch: string | undefined): Promise<void> {
    await this.database.transaction(async (transaction) => {
      await this.streams.lock(transaction, id);
      requireVersion(ifMatch, (await this.require(id, transaction)).version);
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

  private async applicationId(executor: Executor, name: string): Promise<string> {
    const id = await this.streams.applicationId(executor, name);
    if (id !== undefined) return id;
    throw invalid([{ path: 'application', message: `there is no application "${name}"; make it first` }]);
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
      ...addressesOf(stream, { directorUrl, rtmpUrl }),
    };
  }
}

function nameTaken(name: string): PortierError {
  return new PortierError('conflict', `There is a stream "${name}" already; names are unique in the installation.`, {
    fields: [{ path: 'name', message: 'taken by another stream' }],
  });
}
