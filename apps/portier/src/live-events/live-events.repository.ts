import type { LiveEvent } from '@app/contract';
import { Injectable } from '@nestjs/common';
import type { Executor } from '../database/database.js';

@Injectable()
export class LiveEventsRepository {
  /** Heard by every replica once the transaction commits. */
  async notify(executor: Executor, event: LiveEvent): Promise<void> {
    await executor.query(`select pg_notify('portier_events', $1)`, [JSON.stringify(event)]);
  }
}
