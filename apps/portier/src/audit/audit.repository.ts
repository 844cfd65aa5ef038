import { Injectable } from '@nestjs/common';
import type { Executor } from '../database/database.js';
import { sortedSql, type Positioned, type SortedPosition } from '../http/sorting.js';
import { visibleTo } from '../rights/right.js';
import { auditSorting, type AuditFilter, type AuditQuery } from './audit.dto.js';
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
  sort: AuditQuery['sort'];
  limit: number;
  after: SortedPosition | undefined;
}

/** What the triggers of migration 0008 wrote. */
@Injectable()
export class AuditRepository {
  /** As many as the limit. A person sees what concerns streams it may view, and what it did itself. */
  list(executor: Executor, { filter, viewerId, sort, limit, after }: ListOptions): Promise<Positioned<AuditEntry>[]> {
    const { order, isBeyond, position } = sortedSql(auditSorting, sort, [9, 10]);
    const { streamId, actorId, kind, objectId, action, from, to } = filter;
    return executor.query<Positioned<AuditEntry>>(
      `select ${columns}, ${position} as position from audit_entries e
        where (${visibleTo('e.stream_id', '$1')} or e.actor_id = $1)
          and ($2::uuid is null or e.stream_id = $2)
          and ($3::uuid is null or e.actor_id = $3)
          and ($4::text is null or e.kind = $4)
          and ($5::text is null or e.object_id = $5)
          and ($6::text is null or e.action = $6)
          and ($7::timestamptz is null or e.at >= $7)
          and ($8::timestamptz is null or e.at < $8)
          and ${isBeyond}
        order by ${order} limit $11`,
      [
        viewerId,
        streamId ?? null,
        actorId ?? null,
        kind ?? null,
        objectId ?? null,
        action ?? null,
        from ?? null,
        to ?? null,
        after?.value ?? null,
        after?.id ?? null,
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

  /** Rows that were deleted with a thing because they belonged to it, or to what did; cascades go down level by level. */
  deletedWith(
    executor: Executor,
    { id, objectId, transactionId }: AuditEntry,
  ): Promise<{ tableName: string; row: Record<string, unknown> }[]> {
    return executor.query(
      `with recursive together as (
         select e.id, e.table_name, e.object_id, e.stream_id, k.row
           from audit_entries e join audit_kept_rows k on k.entry_id = e.id
          where e.transaction_id = $2::text::xid8 and e.action = 'deleted' and e.id <> $1
       ), parts as (
         select t.id, t.table_name, t.object_id, t.row from together t
          where t.stream_id::text = $3 or exists (select from jsonb_each_text(t.row) m where m.value = $3)
         union
         select t.id, t.table_name, t.object_id, t.row
           from parts p join together t on t.object_id <> p.object_id
            and exists (select from jsonb_each_text(t.row) m where m.value = p.object_id)
       )
       select table_name as "tableName", row from parts order by id`,
      [id, transactionId, objectId],
    );
  }

  /** Kinds of what was deleted with a thing and cannot come back. */
  async unkeptWith(executor: Executor, { id, objectId, transactionId }: AuditEntry): Promise<string[]> {
    const rows = await executor.query<{ kind: string }>(
      `select distinct e.kind from audit_entries e
        where e.transaction_id = $2::text::xid8 and e.action = 'deleted' and e.id <> $1
          and (e.stream_id::text = $3 or e.before ->> 'user_id' = $3)
          and not exists (select from audit_kept_rows k where k.entry_id = e.id)`,
      [id, transactionId, objectId],
    );
    return rows.map(({ kind }) => kind);
  }

  /** Streams that lost their owner with a person, in the same transaction. */
  async lostWith(executor: Executor, { objectId, transactionId }: AuditEntry): Promise<string[]> {
    const rows = await executor.query<{ id: string }>(
      `select e.object_id as id from audit_entries e
        where e.transaction_id = $1::text::xid8 and e.table_name = 'streams' and e.action = 'changed'
          and e.before ->> 'owner_id' = $2 and e.after ->> 'owner_id' is null`,
      [transactionId, objectId],
    );
    return rows.map(({ id }) => id);
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
