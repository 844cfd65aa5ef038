import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Executor } from '../database/database.js';
import type { Attempts, Subject } from './attempts.js';

/** Subjects are stored hashed: what people type into the name field may be a password. */
const hashOf = (subject: Subject) => createHash('sha256').update(subject).digest('hex');

@Injectable()
export class AttemptsRepository {
  /** What has been counted against each, in the order given. */
  async read(executor: Executor, subjects: readonly Subject[]): Promise<Attempts[]> {
    const rows = await executor.query<{ count: number; ageMs: number }>(
      `select coalesce(a.count, 0) as count,
              coalesce(extract(epoch from clock_timestamp() - a.last_at) * 1000, 'infinity')::float8 as "ageMs"
         from unnest($1::text[]) with ordinality as asked (hash, position)
              left join sign_in_attempts a on a.subject_hash = asked.hash
        order by asked.position`,
      [subjects.map(hashOf)],
    );
    return subjects.map((subject, index) => ({ subject, count: 0, ageMs: Infinity, ...rows[index] }));
  }

  /** One more against each. In the order of the hashes, as everywhere, so that no two statements wait for each other. */
  async add(executor: Executor, subjects: readonly Subject[], memoryMs: number): Promise<void> {
    await executor.query(
      `insert into sign_in_attempts as a (subject_hash, count)
       select hash, 1 from unnest($1::text[]) as asked (hash) order by hash
       on conflict (subject_hash) do update
         set count = case when a.last_at < now() - $2 * interval '1 millisecond' then 1 else a.count + 1 end, last_at = now()`,
      [subjects.map(hashOf), memoryMs],
    );
  }

  async forget(executor: Executor, subjects: readonly Subject[]): Promise<void> {
    await executor.query(
      `delete from sign_in_attempts where subject_hash in (
         select subject_hash from sign_in_attempts where subject_hash = any($1::text[]) order by subject_hash for update)`,
      [subjects.map(hashOf)],
    );
  }

  /** What nobody needs any more; some at a time. */
  async forgetOld(executor: Executor, memoryMs: number): Promise<void> {
    await executor.query(
      `delete from sign_in_attempts where subject_hash in (
         select subject_hash from sign_in_attempts where last_at < now() - $1 * interval '1 millisecond'
          order by last_at limit 1000 for update skip locked)`,
      [memoryMs],
    );
  }
}
