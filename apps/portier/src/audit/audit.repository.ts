import { Injectable } from '@nestjs/common';
import type { Executor } from '../database/database.js';
import { visibleTo } from '../rights/right.js';
import type { AuditFilter } from './audit.dto.js';
import type { AuditEntry } from './entry.js';

const columns = `e.id::float8 as id, e.at, e.transaction_id::text as "transactionId", e.actor_kind as "actorKind",
  e.actor_id as "actorId", e.actor_name as "actorName", e.via, e.address, e.request_id as "requestId",
  e.undoes::float8 as undoes, e.action, e.kind, e.table_name as "tableName", e.object_key as "objectKey",
  e.object_id as "objectId", e.object_name as "objectName", e.stream_id as "streamId", e.before, e.after,
  (select min(u.id)::float8 from audit_entries u where u.undoes = e.id) as "undoneBy",
  exists (select from audit_kept_rows k where k.entry_id = e.id) as "isKept"`;

interface ListOptions {
  filter: AuditFilter;
  /** Null sees all. */
  viewerId: string | null;
  limit: number;
  before: number | undefined;
}

/** What the triggers of migration 0008 wrote. */
@Injectable()
export class AuditRepository {
  /** Newest first, as many as the limit. A person sees what concerns streams it may view, and what it did itself. */
  list(executor: Executor, { filter, viewerId, limit, before }: ListOptions): Promise<AuditEntry[]> {
    const { streamId, actorId, kind, objectId, action, from, to } = filter;
    return executor.query<AuditEntry>(
      `select ${columns} from audit_entries e
        where (${visibleTo('e.stream_id', '$1')} or e.actor_id = $1)
          and ($2::uuid is null or e.stream_id = $2)
          and ($3::uuid is null or e.actor_id = $3)
          and ($4::text is null or e.kind = $4)
          and ($5::text is null or e.object_id = $5)
          and ($6::text is null or e.action = $6)
          and ($7::timestamptz is null or e.at >= $7)
          and ($8::timestamptz is null or e.at < $8)
          and ($9::bigint is null or e.id < $9)
        order by e.id desc limit $10`,
      [
        viewerId,
        streamId ?? null,
        actorId ?? null,
        kind ?? null,
        objectId ?? null,
        action ?? null,
        from ?? null,
        to ?? null,
        before ?? null,
        limit,
      ],
    );
  }

  async find(executor: Executor, id: number, viewerId: string | null): Promise<AuditEntry | undefined> {
    const [row] = await executor.query<AuditEntry>(
      `select ${columns} from audit_entries e where e.id = $1 and (${visibleTo('e.stream_id', '$2')} or e.actor_id = $2)`,
      [id, viewerId],
    );
    return row;
  }

  /** Names of things by their ids: as they are now, or as they were last known by. */
  async names(executor: Executor, ids: readonly string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const rows = await executor.query<{ id: string; name: string }>(
      `with wanted as (select distinct unnest($1::uuid[]) as id), known as (
         select w.id, coalesce(a.name, s.name, u.name, g.name, c.name) as name
           from wanted w left join applications a on a.id = w.id left join streams s on s.id = w.id
                left join users u on u.id = w.id left join groups g on g.id = w.id
                left join task_configurations c on c.id = w.id)
       select k.id, coalesce(k.name, (select e.object_name from audit_entries e
                where e.object_id = k.id::text order by e.id desc limit 1)) as name
         from known k`,
      [ids],
    );
    return new Map(rows.filter(({ name }) => name).map(({ id, name }) => [id, name]));
  }

  /** What happened since to the same thing, and to a stream that was created; not what happened together with it. */
  later(
    executor: Executor,
    { id, objectId, tableName, kind, action, transactionId }: AuditEntry,
  ): Promise<AuditEntry[]> {
    const isWholeStream = kind === 'stream' && action === 'created';
    return executor.query<AuditEntry>(
      `select ${columns} from audit_entries e
        where e.id > $1 and e.transaction_id <> $4::text::xid8
          and ((e.object_id = $2 and e.table_name = $3) or e.stream_id = $5::uuid)
        order by e.id limit 100`,
      [id, objectId, tableName, transactionId, isWholeStream ? objectId : null],
    );
  }

  /** The row, or changed columns of it, as it was. */
  async kept(executor: Executor, entryId: number): Promise<Record<string, unknown> | undefined> {
    const [found] = await executor.query<{ row: Record<string, unknown> }>(
      'select row from audit_kept_rows where entry_id = $1',
      [entryId],
    );
    return found?.row;
  }

  /** Rows that were deleted with a thing because they belonged to it, those they depend on first. */
  deletedWith(
    executor: Executor,
    { id, objectId, transactionId }: AuditEntry,
  ): Promise<{ tableName: string; row: Record<string, unknown> }[]> {
    return executor.query(
      `select e.table_name as "tableName", k.row
         from audit_entries e join audit_kept_rows k on k.entry_id = e.id
        where e.transaction_id = $2::text::xid8 and e.action = 'deleted' and e.id <> $1
          and (e.stream_id::text = $3 or exists (select from jsonb_each_text(k.row) m where m.value = $3))
        order by e.id desc`,
      [id, transactionId, objectId],
    );
  }

  /** Forgets what is older. Secrets of what was deleted go sooner than the entries. */
  async prune(
    executor: Executor,
    { retentionDays, undoDays }: { retentionDays: number; undoDays: number },
  ): Promise<void> {
    await executor.query('delete from audit_kept_rows where at < now() - make_interval(days => $1)', [undoDays]);
    await executor.query('delete from audit_entries where at < now() - make_interval(days => $1)', [retentionDays]);
  }
}
