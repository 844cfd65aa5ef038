import type { ViewersReport } from '@app/contract';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { LiveEventsService } from '../live-events/live-events.service.js';
import { DirectorsRepository } from './directors.repository.js';

/** What directors tell of their viewers. */
@Injectable()
export class DirectorsService {
  constructor(
    private readonly database: Database,
    private readonly directors: DirectorsRepository,
    private readonly liveEvents: LiveEventsService,
  ) {}

  async report(report: ViewersReport): Promise<void> {
    await this.database.transaction(async (transaction) => {
      await this.directors.record(transaction, report);
      await this.liveEvents.publish(transaction, { topic: 'figures', id: 'live', streamId: null, action: 'updated' });
    });
  }
}
