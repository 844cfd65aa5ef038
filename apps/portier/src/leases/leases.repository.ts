import type { TaskReport } from '@app/contract';
import { Injectable } from '@nestjs/common';
import type { Executor } from '../database/database.js';
import type { StoredDescription } from '../tasks/desired.js';
import type { TaskState } from '../tasks/task.js';
import type { HeldTask } from './lease.js';

/** A control plane that beat within this long counts as having been there. */
export const outageAfterMs = 4_000;

export interface GrantedRow {
  taskId: string;
  streamId: string;
  type: string;
  replica: number;
  leaseToken: number;
  description: StoredDescription;
}

interface GrantTerms {
  conciergeId: string;
  slots: number;
  skills: readonly string[];
  leaseTtlMs: number;
}

const grantedColumns = `id as "taskId", stream_id as "streamId", type, replica, lease_token::float8 as "leaseToken",
  description`;

@Injectable()
export class LeasesRepository {
  /** Tasks whose row names this agent, locked in a fixed order. */
  held(executor: Executor, conciergeId: string): Promise<HeldTask[]> {
    return executor.query<HeldTask>(
      `select id as "taskId", stream_id as "streamId", lease_token::float8 as "leaseToken", state,
              stop_reason as "stopReason"
         from tasks
        where concierge_id = $1 and state in ('claimed', 'running', 'retrying', 'stopping')
        order by id for no key update`,
      [conciergeId],
    );
  }

  async known(executor: Executor, taskIds: readonly string[]): Promise<Set<string>> {
    if (taskIds.length === 0) return new Set();
    const rows = await executor.query<{ id: string }>('select id from tasks where id = any($1::uuid[])', [taskIds]);
    return new Set(rows.map(({ id }) => id));
  }

  /** Which of the held tasks are waiting to be stopped? For the look between two heartbeats. */
  stopping(executor: Executor, conciergeId: string): Promise<HeldTask[]> {
    return executor.query<HeldTask>(
      `select id as "taskId", stream_id as "streamId", lease_token::float8 as "leaseToken", state,
              stop_reason as "stopReason"
         from tasks where concierge_id = $1 and state = 'stopping'`,
      [conciergeId],
    );
  }

  /** Extends the leases this agent holds, by the database clock. */
  async renew(executor: Executor, taskIds: readonly string[], leaseTtlMs: number): Promise<void> {
    if (taskIds.length === 0) return;
    await executor.query(
      `update tasks set lease_expires_at = now() + $2 * interval '1 millisecond' where id = any($1::uuid[])`,
      [taskIds, leaseTtlMs],
    );
  }

  /** Writes what a holder reported; a task that is no longer held by this lease is left alone. */
  async record(
    executor: Executor,
    { task, report, state }: { task: HeldTask; report: TaskReport; state: TaskState },
  ): Promise<void> {
    const isReleased = state === 'pending' || state === 'quarantined' || state === 'ended';
    await executor.query(
      `update tasks set
         since = case when state = $3 then since else now() end,
         reason = case when state = $3 and reason is not distinct from $5 then reason else $5 end,
         state = $3, report = $4,
         concierge_id = case when $6 then null else concierge_id end,
         lease_expires_at = case when $6 then null else lease_expires_at end,
         next_attempt_at = case when $6 then now() else next_attempt_at end
       where id = $1 and lease_token = $2`,
      [task.taskId, task.leaseToken, state, JSON.stringify(report), report.error?.code ?? null, isReleased],
    );
    await executor.query(
      `update runs set report = $3,
         running_at = coalesce(running_at, case when $4 = 'running' then now() end),
         ended_at = case when $5 then now() else ended_at end,
         end_reason = case when $5 then $6 else end_reason end
       where task_id = $1 and lease_token = $2`,
      [task.taskId, task.leaseToken, JSON.stringify(report), report.state, isReleased, state],
    );
  }

  /** A task that its holder no longer runs and nobody wants. */
  async end(executor: Executor, task: HeldTask): Promise<void> {
    await executor.query(
      `update tasks set state = 'ended', since = now(), lease_expires_at = null, concierge_id = null
        where id = $1 and lease_token = $2`,
      [task.taskId, task.leaseToken],
    );
    await executor.query(
      `update runs set ended_at = now(), end_reason = 'ended' where task_id = $1 and lease_token = $2`,
      [task.taskId, task.leaseToken],
    );
  }

  /** The descriptions of tasks this agent holds already, for a repeated grant. */
  async describe(executor: Executor, taskIds: readonly string[]): Promise<GrantedRow[]> {
    if (taskIds.length === 0) return [];
    return executor.query<GrantedRow>(`select ${grantedColumns} from tasks where id = any($1::uuid[])`, [taskIds]);
  }

  /**
   * Gives tasks to an agent: one atomic statement, safe against any number of agents asking at once. It takes
   * - pending tasks that are due, and held ones whose lease ran out while the control plane was there to renew it,
   * - that need nothing the agent cannot do,
   * - of which no predecessor (same configuration and replica) may still be running somewhere,
   * - of which no other replica runs on this agent.
   * The lease token rises with every grant.
   */
  async grant(executor: Executor, { conciergeId, slots, skills, leaseTtlMs }: GrantTerms): Promise<GrantedRow[]> {
    if (slots <= 0) return [];
    return executor.query<GrantedRow>(
      `with chosen as (
         select t.id, t.state in ('claimed', 'running', 'retrying') as expired, t.lease_token
           from tasks t cross join control_plane c
          where ((t.state = 'pending' and t.next_attempt_at <= now())
                 or (t.state in ('claimed', 'running', 'retrying')
                     and t.lease_expires_at < now()
                     -- after an outage of ours no lease expires for one full lease length
                     and now() - c.up_since > $4 * interval '1 millisecond'))
            and t.skills <@ $3::text[]
            and not exists (
              select 1 from tasks o
               where o.configuration_id = t.configuration_id and o.replica = t.replica and o.id <> t.id
                 and o.state = 'stopping' and o.lease_expires_at > now())
            and not exists (
              select 1 from tasks o
               where o.configuration_id = t.configuration_id and o.replica <> t.replica
                 and o.concierge_id = $1 and o.state in ('claimed', 'running', 'retrying'))
          order by t.next_attempt_at, t.created_at
          limit $2
            for no key update of t skip locked
       ), closed as (
         update runs r set ended_at = now(), end_reason = 'lease_expired'
           from chosen c where c.expired and r.task_id = c.id and r.lease_token = c.lease_token and r.ended_at is null
       ), granted as (
         update tasks t set state = 'claimed', reason = null, since = now(), concierge_id = $1, report = null,
                lease_token = t.lease_token + 1, attempts = t.attempts + 1,
                lease_expires_at = now() + $4 * interval '1 millisecond'
           from chosen where t.id = chosen.id
         returning t.*
       ), started as (
         insert into runs (task_id, lease_token, concierge_id) select id, lease_token, $1 from granted
       )
       select ${grantedColumns} from granted`,
      [conciergeId, slots, skills, leaseTtlMs],
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
