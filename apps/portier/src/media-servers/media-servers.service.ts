import { PortierError } from '@app/contract';
import { Injectable } from '@nestjs/common';
import { Database, type Executor } from '../database/database.js';
import { requireVersion } from '../http/etag.js';
import type { Page } from '../http/page.js';
import { sortedPage, sortedPosition } from '../http/sorting.js';
import { LiveEventsService } from '../live-events/live-events.service.js';
import { mediaServerSorting, type MediaServerQuery } from './media-servers.dto.js';
import { MediaServersRepository, type MediaServerDraft, type MediaServerRow } from './media-servers.repository.js';

/** Media servers an operator registered. */
@Injectable()
export class MediaServersService {
  constructor(
    private readonly database: Database,
    private readonly servers: MediaServersRepository,
    private readonly liveEvents: LiveEventsService,
  ) {}

  async list(query: MediaServerQuery): Promise<Page<MediaServerRow>> {
    const after = sortedPosition(mediaServerSorting, query);
    const rows = await this.servers.page(this.database, { ...query, after });
    return sortedPage(rows, query, ({ position: _, ...server }) => server);
  }

  async create(draft: MediaServerDraft): Promise<MediaServerRow> {
    if (!(await this.servers.create(this.database, draft))) {
      throw new PortierError('conflict', `There is a media server "${draft.id}" already; change that one instead.`);
    }
    await this.announce(draft.id, 'created');
    return this.get(draft.id);
  }

  /** @throws PortierError `not_found`, `stale` */
  update(
    id: string,
    change: Partial<Omit<MediaServerDraft, 'id'>>,
    ifMatch: string | undefined,
  ): Promise<MediaServerRow> {
    return this.database.transaction(async (transaction) => {
      await this.servers.lock(transaction, id);
      const before = await this.get(id, transaction);
      requireVersion(ifMatch, before.version);
      await this.servers.update(transaction, { ...before, ...change, id });
      await this.announce(id, 'updated', transaction);
      return this.get(id, transaction);
    });
  }

  /** @throws PortierError `not_found`, `stale` */
  async delete(id: string, ifMatch: string | undefined): Promise<void> {
    await this.database.transaction(async (transaction) => {
      await this.servers.lock(transaction, id);
      requireVersion(ifMatch, (await this.get(id, transaction)).version);
      await this.servers.delete(transaction, id);
      await this.announce(id, 'deleted', transaction);
    });
  }

  /** @throws PortierError `not_found` */
  async get(id: string, executor: Executor = this.database): Promise<MediaServerRow> {
    const server = await this.servers.find(executor, id);
    if (server === undefined) throw notFound(id);
    return server;
  }

  private announce(
    id: string,
    action: 'created' | 'updated' | 'deleted',
    executor: Executor = this.database,
  ): Promise<void> {
    return this.liveEvents.publish(executor, { topic: 'media-server', id, streamId: null, action });
  }
}

function notFound(id: string): PortierError {
  return new PortierError('not_found', `There is no media server "${id}".`);
}
