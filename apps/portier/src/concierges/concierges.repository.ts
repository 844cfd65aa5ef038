import type { DiskSpace, HeartbeatRequest, Progress } from '@app/contract';
import { Injectable } from '@nestjs/common';
import type { Executor } from '../database/database.js';
import { containing, sortedSql, type Positioned, type SortedPosition } from '../http/sorting.js';
import { conciergeSorting, type ConciergeQuery } from './concierges.dto.js';
import { offlineAfterMs, type ConciergeState } from './concierge.js';

export interface ConciergeRow {
  id: string;
  name: string;
  state: ConciergeState;
  reason: string | null;
  since: Date;
  isOnline: boolean;
  slots: number;
  freeSlots: number;
  skills: string[];
  /** All that count. */
  labels: Record<string, string>;
  givenLabels: Record<string, string>;
  load: { cpu?: number; memory?: number };
  disks: DiskSpace[];
  software: string | null;
  lastHeartbeatAt: Date | null;
  taskCount: number;
  /** When a second machine last used its token, if that was within a minute. */
  rivalSeenAt: Date | null;
  /** The agent itself is stopping. */
  isStopping: boolean;
  drainWaits: { taskId: string; streamName: string; type: string; reason: string }[];
  version: number;
}

/** An agent as a heartbeat needs it. */
export interface Holder {
  id: string;
  state: ConciergeState;
  /** The agent itself says that it is stopping. */
  isDraining: boolean;
}

export interface LockedHolder extends Holder {
  incarnation: string | null;
  superseded: string[];
  /** Its lease has run out while the control plane was there to renew it. */
  isLapsed: boolean;
  /** A second machine used its token within the last minute. */
  hadRival: boolean;
}

interface RecordedHeartbeat {
  request: HeartbeatRequest;
  superseded: readonly string[];
  /** By task id. */
  progress: Readonly<Record<string, Progress>>;
  leaseTtlMs: number;
}

/** Tasks that a drain waits for, as many as a page shows. */
const shownWaits = 20;

const isOnline = `coalesce(c.last_heartbeat_at > now() - ${offlineAfterMs} * interval '1 millisecond', false)`;

const columns = `c.id, c.name, c.state, c.reason, c.since, c.slots, c.free_slots as "freeSlots", c.skills, c.labels, c.given_labels as "givenLabels",
  c.load, c.disks, c.version,
  c.software, c.last_heartbeat_at as "lastHeartbeatAt",
  ${isOnline} as "isOnline",
  (select count(*)::int from tasks t
    where t.concierge_id = c.id and t.state in ('claimed', 'running', 'retrying', 'stopping')) as "taskCount",
  case when c.rival_seen_at > now() - interval '1 minute' then c.rival_seen_at end as "rivalSeenAt",
  c.draining_since is not null as "isStopping",
  case when c.state = 'draining' or c.draining_since is not null then coalesce(
    (select jsonb_agg(w) from (
      select t.id as "taskId", coalesce(s.name, '') as "streamName", t.type,
             case when t.state = 'stopping' then 'stopping' else coalesce(t.move_blocked, 'successor_starting') end as reason
        from tasks t left join streams s on s.id = t.stream_id
       where t.concierge_id = c.id and t.state in ('claimed', 'running', 'retrying', 'stopping')
       order by t.created_at limit ${shownWaits}) w), '[]') else '[]' end as "drainWaits"`;

@Injectable()
export class ConciergesRepository {
  /** One row more than the limit. */
  list(
    executor: Executor,
    { search, state, online, sort, limit, after }: ConciergeQuery & { after: SortedPosition | undefined },
  ): Promise<Positioned<ConciergeRow>[]> {
    const { order, isBeyond, position } = sortedSql(conciergeSorting, sort, [4, 5]);
    return executor.query<Positioned<ConciergeRow>>(
      `select ${columns}, ${position} as position from concierges c
        where ($1::text is null or c.name ilike $1) and ($2::text is null or c.state = $2)
          and ($3::boolean is null or ${isOnline} = $3) and ${isBeyond}
        order by ${order} limit $6`,
      [containing(search), state ?? null, online ?? null, after?.value ?? null, after?.id ?? null, limit + 1],
    );
  }

  async find(executor: Executor, id: string): Promise<ConciergeRow | undefined> {
    const [row] = await executor.query<ConciergeRow>(`select ${columns} from concierges c where c.id = $1`, [id]);
    return row;
  }

  async idOfToken(executor: Executor, tokenHash: string): Promise<string | undefined> {
    const [row] = await executor.query<{ id: string }>(
      `select id from concierges where token_hash = $1 and state <> 'gone' and protocol = 'portier'`,
      [tokenHash],
    );
    return row?.id;
  }

  /** Undefined when the name is taken. */
  async create(executor: Executor, name: string, tokenHash: string): Promise<string | undefined> {
    const [row] = await executor.query<{ id: string }>(
      'insert into concierges (name, token_hash) values ($1, $2) on conflict (name) do nothing returning id',
      [name, tokenHash],
    );
    return row?.id;
  }

  async delete(executor: Executor, id: string): Promise<boolean> {
    const rows = await executor.query('delete from concierges where id = $1 returning id', [id]);
    return rows.length > 0;
  }

  /** Held until the end of the transaction. Undefined when there is none. */
  async lockVersion(executor: Executor, id: string): Promise<number | undefined> {
    const [row] = await executor.query<{ version: number }>(
      'select version from concierges where id = $1 for no key update',
      [id],
    );
    return row?.version;
  }

  /**
   * Writes a name and given labels. What it says of itself comes with its next heartbeat, where a given label was taken away.
   * False when the name is taken.
   */
  async update(
    executor: Executor,
    id: string,
    { name, givenLabels }: Pick<ConciergeRow, 'name' | 'givenLabels'>,
  ): Promise<boolean> {
    const rows = await executor.query(
      `update concierges set name = $2, given_labels = $3::jsonb,
              labels = (labels - array(select jsonb_object_keys(given_labels))) || $3::jsonb
        where id = $1 and not exists (select from concierges o where o.name = $2 and o.id <> $1) returning id`,
      [id, name, JSON.stringify(givenLabels)],
    );
    return rows.length > 0;
  }

  async setState(executor: Executor, id: string, state: ConciergeState, reason: string): Promise<boolean> {
    const rows = await executor.query(
      'update concierges set state = $2, reason = $3, since = now() where id = $1 returning id',
      [id, state, reason],
    );
    return rows.length > 0;
  }

  /** Whether an agent may take work now. Deleted while its heartbeat waits: it gets nothing new, and is refused next time. */
  async holder(executor: Executor, id: string): Promise<Holder> {
    const [row] = await executor.query<Holder>(
      `select id, state, draining_since is not null as "isDraining" from concierges where id = $1`,
      [id],
    );
    return row ?? { id, state: 'gone', isDraining: true };
  }

  /**
   * Locks an agent for one heartbeat: two of one agent take turns. Undefined when it was deleted.
   * @param leaseTtlMs without a control plane that was there for so long nobody has lapsed
   */
  async lockHolder(executor: Executor, id: string, leaseTtlMs: number): Promise<LockedHolder | undefined> {
    const [row] = await executor.query<LockedHolder>(
      `select id, state, draining_since is not null as "isDraining", incarnation,
              superseded_incarnations as superseded,
              coalesce(lease_until < now(), true)
                and (lease_until is null
                     or exists (select 1 from control_plane where now() - up_since > $2 * interval '1 millisecond'))
                as "isLapsed",
              coalesce(rival_seen_at > now() - interval '1 minute', false) as "hadRival"
         from concierges where id = $1 for no key update`,
      [id, leaseTtlMs],
    );
    return row;
  }

  /** Stores what an agent says of itself and renews its lease: one row, no index, whatever number of tasks it runs. */
  async recordHeartbeat(executor: Executor, id: string, heartbeat: RecordedHeartbeat): Promise<void> {
    const { request, superseded, progress, leaseTtlMs } = heartbeat;
    await executor.query(
      `update concierges set incarnation = $2, software = $3, slots = $4, free_slots = $5, skills = $6,
              labels = $7::jsonb || given_labels,
              load = $8, disks = $13, last_heartbeat_at = now(), superseded_incarnations = $9, progress = $10,
              lease_until = now() + $11 * interval '1 millisecond',
              draining_since = case when $12 then coalesce(draining_since, now()) end
        where id = $1`,
      [
        id,
        request.incarnation,
        request.version,
        request.slots,
        request.freeSlots,
        request.skills,
        JSON.stringify(request.labels),
        JSON.stringify(request.load),
        superseded,
        JSON.stringify(progress),
        leaseTtlMs,
        request.draining,
        JSON.stringify(request.disks ?? []),
      ],
    );
  }

  /** Another machine uses this agent's token. */
  async recordRival(executor: Executor, id: string): Promise<void> {
    await executor.query('update concierges set rival_seen_at = now() where id = $1', [id]);
  }

  /** Gives the tasks of an agent back, for when it is removed. Its row first, as in a heartbeat. */
  async releaseTasks(executor: Executor, id: string): Promise<void> {
    await executor.query('select 1 from concierges where id = $1 for update', [id]);
    await executor.query(
      `select 1 from tasks where concierge_id = $1 and state in ('claimed', 'running', 'retrying', 'stopping')
        order by id for no key update`,
      [id],
    );
    await executor.query(
      `update runs r set ended_at = now(), end_reason = 'agent_removed' from tasks t
        where t.concierge_id = $1 and t.state in ('claimed', 'running', 'retrying', 'stopping')
          and r.task_id = t.id and r.lease_token = t.lease_token and r.ended_at is null`,
      [id],
    );
    await executor.query(
      `update tasks set state = case when state = 'stopping' then 'ended' else 'pending' end, since = now(),
              concierge_id = null, lease_expires_at = null, reason = 'agent_removed', next_attempt_at = now(),
              preferred_concierge_id = null, preferred_until = '-infinity', moving_since = null, move_blocked = null
        where concierge_id = $1 and state in ('claimed', 'running', 'retrying', 'stopping')`,
      [id],
    );
  }
}
