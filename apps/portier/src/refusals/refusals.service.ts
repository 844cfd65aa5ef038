import { refusalSentences } from '@app/contract';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Database, type Executor } from '../database/database.js';
import { decodeCursor, pageOf, type Page } from '../http/page.js';
import { LiveEventsService } from '../live-events/live-events.service.js';
import type { RefusalQuery, RefusalView } from './refusals.dto.js';
import { RefusalsRepository, type NewRefusal } from './refusals.repository.js';

const position = z.object({ at: z.string(), id: z.uuid() });

/** Publishes and plays that were refused lately, for the people who ask why. */
@Injectable()
export class RefusalsService {
  constructor(
    private readonly database: Database,
    private readonly refusals: RefusalsRepository,
    private readonly liveEvents: LiveEventsService,
  ) {}

  /** Keeps a refusal and tells the admin pages. A repeat changes nothing. */
  async record(executor: Executor, refusal: NewRefusal): Promise<void> {
    const id = await this.refusals.record(executor, refusal);
    if (id === undefined) return;
    const { streamId } = refusal;
    await this.liveEvents.publish(executor, { topic: 'refusal', id, streamId, action: 'created' });
  }

  prune(): Promise<void> {
    return this.refusals.prune(this.database);
  }

  async list({ limit, cursor, streamId }: RefusalQuery): Promise<Page<RefusalView>> {
    const rows = await this.refusals.list(this.database, { limit, streamId, after: decodeCursor(position, cursor) });
    return pageOf(rows, limit, {
      position: ({ position: at, id }) => ({ at, id }),
      item: ({ position: _, ...row }): RefusalView => ({ ...row, sentence: refusalSentences[row.reason] }),
    });
  }
}
