import { PortierError } from '@app/contract';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { LiveEventsService } from '../live-events/live-events.service.js';
import { MediaServersRepository, type MediaServerDraft, type MediaServerRow } from './media-servers.repository.js';

/** Media servers an operator registered. */
@Injectable()
export class MediaServersService {
  constructor(
    private readonly database: Database,
    private readonly servers: MediaServersRepository,
    private readonly liveEvents: LiveEventsService,
  ) {}

  list(): Promise<MediaServerRow[]> {
    return this.servers.list(this.database);
  }

  async create(draft: MediaServerDraft): Promise<MediaServerRow> {
    if (!(await this.servers.create(this.database, draft))) {
      throw new PortierError('conflict', `There is a media server "${draft.id}" already; change that one instead.`);
    }
    await this.announce(draft.id, 'created');
    return this.get(draft.id);
  }

  async update(id: string, change: Partial<Omit<MediaServerDraft, 'id'>>): Promise<MediaServerRow> {
    await this.servers.update(this.database, { ...(await this.get(id)), ...change, id });
    await this.announce(id, 'updated');
    return this.get(id);
  }

  async delete(id: string): Promise<void> {
    if (!(await this.servers.delete(this.database, id))) throw notFound(id);
    await this.announce(id, 'deleted');
  }

  private async get(id: string): Promise<MediaServerRow> {
    const server = await this.servers.find(this.database, id);
    if (server === undefined) throw notFound(id);
    return server;
  }

  private announce(id: string, action: 'created' | 'updated' | 'deleted'): Promise<void> {
    return this.liveEvents.publish(this.database, { topic: 'media-server', id, streamId: null, action });
  }
}

function notFound(id: string): PortierError {
  return new PortierError('not_found', `There is no media server "${id}".`);
}
