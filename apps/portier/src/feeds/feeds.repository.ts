import type { AuthorizedStream, DirectoryStream, PullLease } from '@app/contract';
import { Injectable } from '@nestjs/common';
import { theRow, type Executor } from '../database/database.js';
import { changesKeptMs, type FeedCursor, type FeedHead } from './cursor.js';

export type FeedTopic = 'authorization' | 'directory';

interface ChangeRow {
  transactionId: string;
  id: string;
  streamId: string | null;
  taskId: string | null;
  now: number;
}

interface Changes {
  cursor: FeedCursor;
  streamIds: string[];
  /** Tasks that were granted anew. */
  taskIds: string[];
}

/**
 * Transactions below this one are over, as far as they can write here. PostgreSQL numbers transactions over all databases of a
 * server, and a long one next door must not hold up a revoked key. A transaction counts as one of another database only when its
 * session says so; one that cannot be told counts as ours.
 */
const settledBefore = `coalesce(
  (select running.id from pg_snapshot_xip(pg_current_snapshot()) as running (id)
    where not exists (
      select from pg_locks l join pg_stat_activity a on a.pid = l.pid
       where l.locktype = 'transactionid' and l.granted and l.mode = 'ExclusiveLock' and l.transactionid = running.id::xid
         and a.datid <> (select oid from pg_database where datname = current_database()))
    order by running.id limit 1),
  pg_snapshot_xmax(pg_current_snapshot()))`;

@Injectable()
export class FeedsRepository {
  /** Where a reader that is about to read everything goes on afterwards: before any transaction that may still write here. */
  async head(executor: Executor): Promise<FeedHead> {
    const rows = await executor.query<{ transactionId: string; newestTransactionId: string; now: number }>(
      `select ${settledBefore}::text as "transactionId",
              pg_snapshot_xmax(pg_current_snapshot())::text as "newestTransactionId",
              (extract(epoch from now()) * 1000)::float8 as now`,
    );
    const { now, ...transactions } = theRow(rows);
    return { ...transactions, id: '0', issuedAtMs: Math.floor(now) };
  }

  /** What a statement reads afterwards has all changes of the transactions below this one. */
  async settledBefore(executor: Executor): Promise<string> {
    const rows = await executor.query<{ transactionId: string }>(`select ${settledBefore}::text as "transactionId"`);
    return theRow(rows).transactionId;
  }

  /** What transactions below `settledBefore` changed after the cursor: nothing can come in between any more. */
  async since(
    executor: Executor,
    topic: FeedTopic,
    { cursor, settledBefore }: { cursor: FeedCursor; settledBefore: string },
  ): Promise<Changes | undefined> {
    const rows = await executor.query<ChangeRow>(
      `select transaction_id::text as "transactionId", id::text, stream_id as "streamId", task_id as "taskId",
              (extract(epoch from now()) * 1000)::float8 as now
         from changes
        where topic = $1 and (transaction_id, id) > ($2::text::xid8, $3::bigint)
          and transaction_id < $4::text::xid8
        order by transaction_id, id limit 5000`,
      [topic, cursor.transactionId, cursor.id, settledBefore],
    );
    const last = rows.at(-1);
    if (last === undefined) return undefined;
    return {
      cursor: { transactionId: last.transactionId, id: last.id, issuedAtMs: Math.floor(last.now) },
      streamIds: distinct(rows.map(({ streamId }) => streamId)),
      taskIds: distinct(rows.map(({ taskId }) => taskId)),
    };
  }

  async applications(executor: Executor): Promise<string[]> {
    const rows = await executor.query<{ name: string }>('select name from applications order by name');
    return rows.map(({ name }) => name);
  }

  /** All streams, or the given ones. */
  authorizedStreams(executor: Executor, ids: string[] | null): Promise<AuthorizedStream[]> {
    return executor.query<AuthorizedStream>(
      `select s.id, s.name, a.name as application, s.enabled, s.visibility, coalesce(k.keys, '[]'::json) as keys
         from streams s
         join applications a on a.id = s.application_id
         left join (
           select stream_id, json_agg(json_build_object(
                    'id', id, 'hash', key_hash, 'networks', networks,
                    'notBefore', to_char(not_before at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                    'notAfter', to_char(not_after at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))) as keys
             from publish_keys group by stream_id
         ) k on k.stream_id = s.id
        where $1::uuid[] is null or s.id = any($1)`,
      [ids],
    );
  }

  /** Tasks that were granted more than once, with the lease that may pull: all of them, or the given ones. */
  pulls(executor: Executor, ids: string[] | null): Promise<PullLease[]> {
    return executor.query<PullLease>(
      `select id as "taskId", lease_token::float8 as "leaseToken" from tasks
        where state <> 'ended' and lease_token >= 2 and ($1::uuid[] is null or id = any($1))`,
      [ids],
    );
  }

  async directoryStreams(executor: Executor, ids: string[] | null): Promise<DirectoryStream[]> {
    const rows = await executor.query<Omit<DirectoryStream, 'liveSince'> & { liveSince: Date | null }>(
      `select s.id, s.name, s.title, s.visibility, s.enabled,
              (select min(p.live_at) from publications p where p.stream_id = s.id and p.state = 'live') as "liveSince"
         from streams s
        where $1::uuid[] is null or s.id = any($1)`,
      [ids],
    );
    return rows.map((row) => ({ ...row, liveSince: row.liveSince?.toISOString() ?? null }));
  }

  async prune(executor: Executor): Promise<void> {
    await executor.query(`delete from changes where at < now() - $1 * interval '1 millisecond'`, [changesKeptMs]);
  }
}

function distinct(ids: (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))];
}
