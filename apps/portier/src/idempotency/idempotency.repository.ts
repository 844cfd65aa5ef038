import { PortierError } from '@app/contract';
import { Injectable } from '@nestjs/common';
import type { Executor } from '../database/database.js';
import { keptHours, type KnownKey } from './idempotency.js';
import type { Attempt } from './running.js';

/**
 * Marks an attempt as done, with the transaction it is part of.
 * @throws PortierError `conflict` when a repeat has taken its place: the transaction must not commit
 */
export async function markDone(executor: Executor, { userId, key, attempt }: Attempt): Promise<void> {
  const rows = await executor.query(
    `update idempotency_keys set done_at = now() where user_id = $1 and key = $2 and attempt = $3 returning 1`,
    [userId, key, attempt],
  );
  if (rows.length > 0) return;
  throw new PortierError('conflict', 'The same request was repeated meanwhile, and the repeat does it.');
}

@Injectable()
export class IdempotencyRepository {
  /** Keys nobody may repeat any more go; done with each new one, so that there is never much to do. */
  async deleteOld(executor: Executor): Promise<void> {
    await executor.query(`delete from idempotency_keys where started_at < now() - $1 * interval '1 hour'`, [keptHours]);
  }

  /** The new attempt, undefined when the key is known. */
  async begin(
    executor: Executor,
    { userId, key, fingerprint }: { userId: string; key: string; fingerprint: string },
  ): Promise<string | undefined> {
    const [row] = await executor.query<{ attempt: string }>(
      `insert into idempotency_keys (user_id, key, fingerprint) values ($1, $2, $3)
       on conflict do nothing returning attempt`,
      [userId, key, fingerprint],
    );
    return row?.attempt;
  }

  async find(executor: Executor, userId: string, key: string): Promise<KnownKey | undefined> {
    const [row] = await executor.query<KnownKey>(
      `select fingerprint, attempt, (extract(epoch from now() - started_at) * 1000)::float8 as "ageMs",
              done_at is not null as "isDone", sealed_answer as "sealedAnswer"
         from idempotency_keys where user_id = $1 and key = $2`,
      [userId, key],
    );
    return row;
  }

  /** Takes the place of an attempt that died. Undefined when somebody else was faster, or it was done after all. */
  async takeOver(executor: Executor, { userId, key, attempt }: Attempt): Promise<string | undefined> {
    const [row] = await executor.query<{ attempt: string }>(
      `update idempotency_keys set attempt = gen_random_uuid(), started_at = now()
        where user_id = $1 and key = $2 and attempt = $3 and done_at is null returning attempt`,
      [userId, key, attempt],
    );
    return row?.attempt;
  }

  async keepAnswer(executor: Executor, { userId, key, attempt }: Attempt, sealedAnswer: string): Promise<void> {
    await executor.query(
      `update idempotency_keys set done_at = coalesce(done_at, now()), sealed_answer = $4
        where user_id = $1 and key = $2 and attempt = $3`,
      [userId, key, attempt, sealedAnswer],
    );
  }

  /** The request failed: when nothing was done, the key is free again. */
  async release(executor: Executor, { userId, key, attempt }: Attempt): Promise<void> {
    await executor.query(
      `delete from idempotency_keys where user_id = $1 and key = $2 and attempt = $3 and done_at is null`,
      [userId, key, attempt],
    );
  }
}
