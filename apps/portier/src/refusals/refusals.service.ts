import { refusalSentences } from '@app/contract';
import { Injectable } from '@nestjs/common';
import type { User } from '../accounts/access.js';
import { Database, type Executor } from '../database/database.js';
import type { Page } from '../http/page.js';
import { sortedPage, sortedPosition } from '../http/sorting.js';
import { LiveEventsService } from '../live-events/live-events.service.js';
import { viewerOf } from '../rights/right.js';
import { refusalSorting, type RefusalQuery, type RefusalView } from './refusals.dto.js';
import { RefusalsRepository, type NewRefusal } from './refusals.repository.js';

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

  /** Those of a user's streams; administrators see all, also of streams there are not. */
  async list(user: User, query: RefusalQuery): Promise<Page<RefusalView>> {
    const after = sortedPosition(refusalSorting, query);
    const rows = await this.refusals.list(this.database, viewerOf(user), { ...query, after });
    return sortedPage(rows, query, ({ position: _, ...row }) => ({ ...row, sentence: refusalSentences[row.reason] }));
  }
}
