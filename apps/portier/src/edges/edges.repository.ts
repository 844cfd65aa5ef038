import { edgePresenceExpiresAfterMs, type DirectoryEdge, type EdgeLoad, type EdgePresence } from '@app/contract';
import { Injectable } from '@nestjs/common';
import { theRow, type Executor } from '../database/database.js';
import { containing, sortedSql, type Positioned, type SortedPosition } from '../http/sorting.js';
import { controlPlaneWasThere } from '../leases/leases.repository.js';
import type { Standing } from './edge.js';
import { edgeSorting, type EdgeDraft, type EdgeQuery, type EdgeView } from './edges.dto.js';

/** How an edge stands, with what tells it apart. */
export type StandingRow = Standing & { id: string; name: string };

const isHeard = `coalesce(p.seen_at > now() - ${edgePresenceExpiresAfterMs} * interval '1 millisecond', false)`;
/** Of a silent edge nothing is known. */
const load = `case when ${isHeard} then p.load end`;
const tables = 'edges e left join edge_presence p on p.edge_id = e.id';
const standing = `e.id, e.name, e.state, e.reason, e.since, e.incarnation, e.is_drained as "isDrained"`;
const columns = `${standing}, e.base_url as "baseUrl", e.region, e.capacity_bits_per_second as "capacityBitsPerSecond",
  e.capacity_sessions as "capacitySessions", e.weight, e.version, e.created_at as "createdAt", e.updated_at as "updatedAt",
  p.seen_at as "lastSeenAt", p.software, ${isHeard} as "isOnline", ${load} as load`;

@Injectable()
export class EdgesRepository {
  /** One row more than the limit. */
  list(
    executor: Executor,
    { search, state, sort, limit, after }: EdgeQuery & { after: SortedPosition | undefined },
  ): Promise<Positioned<EdgeView>[]> {
    const { order, isBeyond, position } = sortedSql(edgeSorting, sort, [3, 4]);
    return executor.query<Positioned<EdgeView>>(
      `select ${columns}, ${position} as position from ${tables}
        where ($1::text is null or e.name ilike $1 or e.base_url ilike $1 or e.region ilike $1)
          and ($2::text is null or e.state = $2) and ${isBeyond}
        order by ${order} limit $5`,
      [containing(search), state ?? null, after?.value ?? null, after?.id ?? null, limit + 1],
    );
  }

  async find(executor: Executor, id: string): Promise<EdgeView | undefined> {
    const [row] = await executor.query<EdgeView>(`select ${columns} from ${tables} where e.id = $1`, [id]);
    return row;
  }

  /** All that directors must know, of all edges. */
  directory(executor: Executor): Promise<DirectoryEdge[]> {
    return executor.query<DirectoryEdge>(
      `select e.id, e.name, e.incarnation, e.base_url as "baseUrl", e.region, e.weight, e.state, ${load} as load,
              json_build_object('bitsPerSecond', e.capacity_bits_per_second, 'sessions', e.capacity_sessions) as capacity,
              case when p.seen_at is not null
                   then greatest(0, extract(epoch from now() - p.seen_at))::float8 * 1000 end as "silentForMs"
         from ${tables} order by e.name limit 1000`,
    );
  }

  async count(executor: Executor): Promise<number> {
    return theRow(await executor.query<{ count: number }>('select count(*)::int as count from edges')).count;
  }

  async idOfToken(executor: Executor, tokenHash: string): Promise<string | undefined> {
    const [row] = await executor.query<{ id: string }>('select id from edges where token_hash = $1', [tokenHash]);
    return row?.id;
  }

  /** Undefined when the name is taken. */
  async insert(executor: Executor, edge: EdgeDraft & { tokenHash: string }): Promise<string | undefined> {
    const [row] = await executor.query<{ id: string }>(
      `insert into edges (name, base_url, region, capacity_bits_per_second, capacity_sessions, weight, token_hash)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict (name) do nothing returning id`,
      [...valuesOf(edge), edge.tokenHash],
    );
    return row?.id;
  }

  /** False when another edge has the name. */
  async update(executor: Executor, id: string, edge: EdgeDraft): Promise<boolean> {
    const rows = await executor.query(
      `update edges e set name = $1, base_url = $2, region = $3, capacity_bits_per_second = $4, capacity_sessions = $5, weight = $6,
              version = version + 1, updated_at = now()
        where e.id = $7 and not exists (select from edges other where other.name = $1 and other.id <> $7) returning e.id`,
      [...valuesOf(edge), id],
    );
    return rows.length > 0;
  }

  /** Registers it, or brings its address and token to the given values: what an installation begins with. */
  async ensure(
    executor: Executor,
    { name, baseUrl, tokenHash }: { name: string; baseUrl: string; tokenHash: string },
  ): Promise<'created' | 'updated' | 'unchanged'> {
    const [row] = await executor.query<{ created: boolean }>(
      `insert into edges as e (name, base_url, token_hash) values ($1, $2, $3)
       on conflict (name) do update set base_url = excluded.base_url, token_hash = excluded.token_hash,
              version = e.version + 1, updated_at = now()
       where (e.base_url, e.token_hash) is distinct from (excluded.base_url, excluded.token_hash)
       returning e.xmax = 0 as created`,
      [name, baseUrl, tokenHash],
    );
    if (row === undefined) return 'unchanged';
    return row.created ? 'created' : 'updated';
  }

  async setToken(executor: Executor, id: string, tokenHash: string): Promise<void> {
    await executor.query('update edges set token_hash = $2, version = version + 1, updated_at = now() where id = $1', [
      id,
      tokenHash,
    ]);
  }

  async delete(executor: Executor, id: string): Promise<void> {
    await executor.query('delete from edges where id = $1', [id]);
  }

  /** Held until the end of the transaction: editors, presence and the sweep take turns. */
  async lock(executor: Executor, id: string): Promise<StandingRow | undefined> {
    const [row] = await executor.query<StandingRow>(
      `select ${standing} from edges e where e.id = $1 for no key update`,
      [id],
    );
    return row;
  }

  /** Writes how an edge stands. The wish of an operator is a new version of it, the rest is not. */
  async setStanding(
    executor: Executor,
    id: string,
    { state, reason, since, incarnation, isDrained }: Standing,
  ): Promise<void> {
    await executor.query(`update edges set state = $2, reason = $3, since = $4, incarnation = $5 where id = $1`, [
      id,
      state,
      reason,
      since,
      incarnation,
    ]);
    await executor.query(
      `update edges set is_drained = $2, version = version + 1, updated_at = now() where id = $1 and is_drained <> $2`,
      [id, isDrained],
    );
  }

  /** Replaces what the edge said before, and says how it stands. Undefined when it was deleted meanwhile. */
  async recordPresence(
    executor: Executor,
    id: string,
    { software, load: said }: EdgePresence,
  ): Promise<StandingRow | undefined> {
    const [row] = await executor.query<StandingRow>(
      `with said as (
         insert into edge_presence (edge_id, seen_at, software, load) select id, now(), $2, $3 from edges where id = $1
         on conflict (edge_id) do update set seen_at = excluded.seen_at, software = excluded.software, load = excluded.load)
       select ${standing} from edges e where e.id = $1`,
      [id, software, JSON.stringify(said satisfies EdgeLoad)],
    );
    return row;
  }

  /** Edges that should speak and have no row to say since when (PostgreSQL crashed) are awaited from now on. */
  async await(executor: Executor): Promise<void> {
    await executor.query(
      `insert into edge_presence (edge_id)
       select e.id from edges e
        where e.state in ('active', 'draining') and not exists (select from edge_presence p where p.edge_id = e.id)
       on conflict do nothing`,
    );
  }

  /**
   * Edges that have been silent for too long, locked. None unless portier itself was there all the time: nobody is silent who
   * had nobody to talk to.
   */
  silent(executor: Executor): Promise<StandingRow[]> {
    return executor.query<StandingRow>(
      `select ${standing} from edges e join edge_presence p on p.edge_id = e.id
        where e.state in ('active', 'draining')
          and coalesce(p.seen_at, p.awaited_since) < now() - $1 * interval '1 millisecond' and ${controlPlaneWasThere}
        order by e.id for no key update of e`,
      [edgePresenceExpiresAfterMs],
    );
  }

  /** Whether any edge has told figures lately. */
  async isAnyHeard(executor: Executor): Promise<boolean> {
    const rows = await executor.query(`select from edge_presence p where ${isHeard} limit 1`);
    return rows.length > 0;
  }
}

function valuesOf({ name, baseUrl, region, capacityBitsPerSecond, capacitySessions, weight }: EdgeDraft): unknown[] {
  return [name, baseUrl, region, capacityBitsPerSecond, capacitySessions, weight];
}
