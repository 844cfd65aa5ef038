import { Injectable } from '@nestjs/common';
import type { Executor } from '../database/database.js';
import type { Stream } from './stream.js';
import { containing, sortedSql, type Positioned, type SortedPosition } from '../http/sorting.js';
import { rightsOn } from '../rights/right.js';
import { streamSorting, type StreamDraft, type StreamQuery } from './streams.dto.js';

const own = `s.id, s.name, a.name as application, s.title, s.enabled, s.visibility, s.version,
  s.created_at as "createdAt", s.updated_at as "updatedAt"`;

/** Derived from rows, and only for the streams of a page. */
const derived = `
  (select min(p.live_at) from publications p where p.stream_id = s.id and p.state = 'live' and p.state <> 'ended') as "liveSince",
  c.running, c.pending, c.retrying, c.quarantined`;

const counts = `lateral (
  select count(*) filter (where state = 'running')::int as running,
         count(*) filter (where state in ('pending', 'claimed'))::int as pending,
         count(*) filter (where state = 'retrying')::int as retrying,
         count(*) filter (where state = 'quarantined')::int as quarantined
    from tasks t where t.stream_id = s.id and t.state <> 'ended') c`;

const isLive = `exists (select 1 from publications p where p.stream_id = s.id and p.state = 'live' and p.state <> 'ended')`;

/**
 * The page of somebody with rights on some streams: the first of each application that is theirs, and of those that were given
 * to them one by one. Each is read along an index as far as the page goes, whatever there is besides.
 */
function viewersPage(pageFrom: (tables: string, isTheirs: string) => string, direction: string): string {
  const ofApplications = pageFrom('streams s', 's.application_id = v.application_id');
  const ofGrants = pageFrom('granted_streams($7::uuid) g join streams s on s.id = g.stream_id', 'true');
  return `select id, sort_value from (
            select p.* from viewable_applications($7::uuid) v cross join lateral (${ofApplications}) p
            union (${ofGrants})) candidates
           order by sort_value ${direction}, id ${direction} limit $6`;
}

@Injectable()
export class StreamsRepository {
  /**
   * One row more than the limit. Filters and the page are decided before anything is derived: 10,000 streams stay cheap.
   * @param viewer sees what it has rights on; null sees all
   */
  list(
    executor: Executor,
    viewer: string | null,
    { search, application, live, sort, limit, after }: StreamQuery & { after: SortedPosition | undefined },
  ): Promise<Positioned<Stream>[]> {
    const { column, direction, order, isBeyond } = sortedSql(streamSorting, sort, [4, 5]);
    const pageFrom = (tables: string, isTheirs = 'true') =>
      `select s.id, ${column} as sort_value
         from ${tables} join applications a on a.id = s.application_id
        where ${isTheirs}
          and ($1::text is null or s.name ilike $1 or s.title ilike $1)
          and ($2::text is null or a.name = $2)
          and ($3::boolean is null or ${isLive} = $3)
          and ${isBeyond}
        order by ${order} limit $6`;
    const page = viewer === null ? pageFrom('streams s') : viewersPage(pageFrom, direction);
    return executor.query<Positioned<Stream>>(
      `with page as materialized (${page})
       select ${own}, ${derived}, ${rightsOn('stream', 's.id', '$7')} as rights, page.sort_value::text as position
         from page join streams s on s.id = page.id join applications a on a.id = s.application_id cross join ${counts}
        order by ${order}`,
      [
        containing(search),
        application ?? null,
        live ?? null,
        after?.value ?? null,
        after?.id ?? null,
        limit + 1,
        viewer,
      ],
    );
  }

  /** @param viewer whose rights the answer names; it does not decide whether there is one */
  async find(executor: Executor, id: string, viewer: string | null = null): Promise<Stream | undefined> {
    const [row] = await executor.query<Stream>(
      `select ${own}, ${derived}, ${rightsOn('stream', 's.id', '$2')} as rights from streams s join applications a on a.id = s.application_id
        cross join ${counts} where s.id = $1`,
      [id, viewer],
    );
    return row;
  }

  async findByName(executor: Executor, name: string): Promise<Stream | undefined> {
    const [row] = await executor.query<{ id: string }>(`select id from streams where name = $1`, [name]);
    return row && this.find(executor, row.id);
  }

  /** Held until the end of the transaction: two editors take turns. */
  async lock(executor: Executor, id: string): Promise<void> {
    await executor.query(`select 1 from streams where id = $1 for update`, [id]);
  }

  /** Is somebody publishing, or about to? */
  async isPublished(executor: Executor, id: string): Promise<boolean> {
    const rows = await executor.query(`select 1 from publications where stream_id = $1 and state <> 'ended' limit 1`, [
      id,
    ]);
    return rows.length > 0;
  }

  /** @param viewer must be allowed to make streams in it; null may */
  async applicationId(executor: Executor, name: string, viewer: string | null = null): Promise<string | undefined> {
    const [row] = await executor.query<{ id: string }>(
      `select id from applications where name = $1 and 'create' = any(application_rights($2::uuid, id)) for share`,
      [name, viewer],
    );
    return row?.id;
  }

  /** The new stream's id, or undefined when the name is taken. */
  async insert(
    executor: Executor,
    {
      name,
      title,
      enabled,
      visibility,
      applicationId,
      ownerId,
    }: StreamDraft & { applicationId: string; ownerId: string | null },
  ): Promise<string | undefined> {
    const [row] = await executor.query<{ id: string }>(
      `insert into streams (application_id, name, title, enabled, visibility, owner_id) values ($1, $2, $3, $4, $5, $6)
       on conflict (name) do nothing returning id`,
      [applicationId, name, title, enabled, visibility, ownerId],
    );
    return row?.id;
  }

  /** False when the name is taken by another stream. */
  async update(
    executor: Executor,
    { id, name, title, enabled, visibility, applicationId }: StreamDraft & { id: string; applicationId: string },
  ): Promise<boolean> {
    const rows = await executor.query(
      `update streams set application_id = $2, name = $3, title = $4, enabled = $5, visibility = $6,
              version = version + 1, updated_at = now()
        where id = $1 and not exists (select 1 from streams other where other.name = $3 and other.id <> $1) returning id`,
      [id, applicationId, name, title, enabled, visibility],
    );
    return rows.length > 0;
  }

  async delete(executor: Executor, id: string): Promise<void> {
    await executor.query(`delete from streams where id = $1`, [id]);
  }
}
