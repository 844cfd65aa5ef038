import { Injectable } from '@nestjs/common';
import type { Executor } from '../database/database.js';
import type { OutboxEntry } from './outbox.js';

export interface LeasedEntry extends OutboxEntry {
  id: string;
  /** Attempts with this one; also the fence of what is written about it. */
  attempts: number;
}

@Injectable()
export class OutboxRepository {
  /** Part of the caller's transaction. A trigger wakes the dispatchers at its commit. */
  async put(executor: Executor, { topic, subject, payload }: OutboxEntry): Promise<void> {
    await executor.query(
      `insert into outbox (topic, subject, payload) values ($1, $2, $3) on conflict (topic, subject) do nothing`,
      [topic, subject, JSON.stringify(payload)],
    );
  }

  /** Takes what is due, for `leaseMs`: whoever dies with it leaves it to another replica. */
  lease(
    executor: Executor,
    { topics, limit, leaseMs }: { topics: readonly string[]; limit: number; leaseMs: number },
  ): Promise<LeasedEntry[]> {
    return executor.query<LeasedEntry>(
      `update outbox set attempts = attempts + 1, next_attempt_at = now() + $3 * interval '1 millisecond'
        where id in (select id from outbox where next_attempt_at <= now() and topic = any($1::text[])
                      order by next_attempt_at limit $2 for update skip locked)
       returning id, topic, subject, payload, attempts`,
      [topics, limit, leaseMs],
    );
  }

  async done(executor: Executor, { id, attempts }: LeasedEntry): Promise<void> {
    await executor.query('delete from outbox where id = $1 and attempts = $2', [id, attempts]);
  }

  async failed(
    executor: Executor,
    { id, attempts }: LeasedEntry,
    { sentence, pauseMs }: { sentence: string; pauseMs: number },
  ): Promise<void> {
    await executor.query(
      `update outbox set last_error = $3, next_attempt_at = now() + $4 * interval '1 millisecond'
        where id = $1 and attempts = $2`,
      [id, attempts, sentence, pauseMs],
    );
  }
}
