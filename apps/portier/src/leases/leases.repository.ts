import { Injectable } from '@nestjs/common';
import type { Executor } from '../database/database.js';
import { predecessorOf } from '../placement/placement.repository.js';
import type { StoredDescription } from '../tasks/desired.js';
import { freed } from './settlements.repository.js';

/** A control plane that beat within this long counts as having been there. */
export const outageAfterMs = 4_000;

/** Tasks that one look takes from silent agents. */
const expiryBatch = 500;

/** So many tasks whose agent did not come are looked at for one grant; placement sees to the rest. */
const openBatch = 1_000;

export interface GrantedRow {
  taskId: string;
  streamId: string;
  type: string;
  replica: number;
  leaseToken: number;
  description: StoredDescription;
}

export interface GrantTerms {
  conciergeId: string;
  slots: number;
  skills: readonly string[];
  leaseTtlMs: number;
  /** Grants this task or nothing, whoever it was offered to: a claim of an agent that chose by itself. */
  onlyTaskId?: string | undefined;
}

export interface ExpiredRow {
  taskId: string;
  streamId: string;
  /** What has become of it. */
  state: 'pending' | 'ended';
  /** It was leaving its agent; its successor may make it superfluous. */
  wasMoving: boolean;
}

const grantedColumns = `id as "taskId", stream_id as "streamId", type, replica, lease_token::float8 as "leaseToken",
  description`;

/** True when the control plane was there for a full lease: only then has a silent holder had its chance. $1 = lease, ms. */
export const controlPlaneWasThere = `exists (select 1 from control_plane c
  where now() - c.up_since > $1 * interval '1 millisecond'
    -- a replica that slept must beat before it may say who was silent
    and now() - c.last_beat_at < ${outageAfterMs} * interval '1 millisecond')`;

/** Tries of `t` under the leases before this one: they begin anew once it has run. */
const triedBefore = `case
  when t.report is null or t.report ->> 'state' = 'starting' then t.tried
  when t.report ->> 'state' in ('retrying', 'failed')
    then least(1000000, t.tried + coalesce((t.report ->> 'tries')::numeric, (t.report ->> 'attempts')::numeric, 0))::int
  else 0 end`;

@Injectable()
export class LeasesRepository {
  /** The descriptions of tasks this agent holds already, for a repeated grant. */
  async describe(executor: Executor, taskIds: readonly string[]): Promise<GrantedRow[]> {
    if (taskIds.length === 0) return [];
    return executor.query<GrantedRow>(`select ${grantedColumns} from tasks where id = any($1::uuid[])`, [taskIds]);
  }

  /**
   * Gives tasks to an agent, safe against any number of agents asking at once. It takes pending tasks that are due and
   * - were offered to this agent, or were not placed yet, or whose agent did not come,
   * - need nothing the agent cannot do or is not (labels as its row has them: its own with those given to it),
   * - of which no predecessor (same configuration and replica) may still be running somewhere,
   * - of which no other replica runs on this agent.
   * The lease token rises with every grant. Grants to one agent take turns by its row: two replicas of one task in two
   * requests of one agent would else both find it free. Call it inside a transaction.
   */
  async grant(
    executor: Executor,
    { conciergeId, slots, skills, leaseTtlMs, onlyTaskId }: GrantTerms,
  ): Promise<GrantedRow[]> {
    if (slots <= 0) return [];
    await executor.query('select 1 from concierges where id = $1 for no key update', [conciergeId]);
    return executor.query<GrantedRow>(
      `with candidates as materialized (
         select id from tasks where state = 'pending' and preferred_concierge_id = $1 and $5::uuid is null
         union
         (select id from tasks where state = 'pending' and preferred_until <= now() and $5::uuid is null
           limit ${openBatch})
         union
         select $5::uuid where $5::uuid is not null
       ), locked as materialized (
         select t.id, coalesce(t.configuration_id, t.id) as place, t.replica
           from tasks t
          where t.id in (select id from candidates)
            and t.state = 'pending' and t.next_attempt_at <= now()
            and t.skills <@ $3::text[] and t.labels <@ (select c.labels from concierges c where c.id = $1)
            and not ${predecessorOf('t')}
            and not exists (
              select 1 from tasks o
               where o.configuration_id = t.configuration_id and o.replica <> t.replica
                 and o.concierge_id = $1 and o.state in ('claimed', 'running', 'retrying'))
          order by t.next_attempt_at, t.created_at
          limit $2
            for no key update of t skip locked
       ), chosen as (
         select distinct on (place) id from locked order by place, replica
       ), granted as (
         update tasks t set state = 'claimed', reason = null, since = now(), concierge_id = $1,
                report = null, report_hash = null, lease_token = t.lease_token + 1, attempts = t.attempts + 1,
                tried = ${triedBefore},
                lease_expires_at = now() + $4 * interval '1 millisecond',
                preferred_concierge_id = null, preferred_until = '-infinity', moving_since = null, move_blocked = null
           from chosen where t.id = chosen.id
         returning t.*
       ), started as (
         insert into runs (task_id, lease_token, concierge_id) select id, lease_token, $1 from granted
       )
       select ${grantedColumns} from granted`,
      [conciergeId, slots, skills, leaseTtlMs, onlyTaskId ?? null],
    );
  }

  /**
   * Takes tasks from agents that have been silent for a lease while the control plane was there to hear them. Those nobody
   * wants any more end.
   */
  expire(executor: Executor, leaseTtlMs: number): Promise<ExpiredRow[]> {
    return executor.query<ExpiredRow>(
      `with candidates as materialized (
         select id from tasks
          where state in ('claimed', 'running', 'retrying', 'stopping') and lease_expires_at < now()
         union all
         select t.id from concierges a join tasks t on t.concierge_id = a.id
          where t.state in ('claimed', 'running', 'retrying', 'stopping') and t.lease_expires_at = 'infinity'
            and (a.lease_until is null or a.lease_until < now())
         union all
         select id from tasks
          where concierge_id is null and state in ('claimed', 'running', 'retrying', 'stopping')
       ), expired as materialized (
         select t.id, t.state, t.lease_token, t.moving_since is not null as moving
           from tasks t left join concierges a on a.id = t.concierge_id
          where t.id in (select id from candidates) and ${controlPlaneWasThere}
            and t.state in ('claimed', 'running', 'retrying', 'stopping')
            -- once more under the lock: it may have changed hands in between
            and (t.lease_expires_at < now() or t.concierge_id is null
                 or (t.lease_expires_at = 'infinity' and (a.lease_until is null or a.lease_until < now())))
          order by t.id limit ${expiryBatch} for no key update of t skip locked
       ), closed as (
         update runs r set ended_at = now(),
                end_reason = case when e.state = 'stopping' then 'agent_gone' else 'lease_expired' end
           from expired e where r.task_id = e.id and r.lease_token = e.lease_token and r.ended_at is null
       )
       update tasks t set ${freed(`'lease_expired'`)} from expired e where t.id = e.id
       returning t.id as "taskId", t.stream_id as "streamId", t.state, e.moving as "wasMoving"`,
      [leaseTtlMs],
    );
  }

  /** The control plane was here. A gap since the last beat restarts the time in which no lease may expire. */
  async beat(executor: Executor): Promise<void> {
    await executor.query(
      `update control_plane set
         up_since = case when now() - last_beat_at > $1 * interval '1 millisecond' then now() else up_since end,
         last_beat_at = now()`,
      [outageAfterMs],
    );
  }
}
