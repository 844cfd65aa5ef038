import type { TaskReport } from '@app/contract';
import { Injectable } from '@nestjs/common';
import type { Executor } from '../database/database.js';
import type { HeldChange, HeldTask } from './lease.js';

/** A change as it is written. */
interface RecordedChange {
  change: HeldChange;
  conciergeId: string;
  /** Null = as it was. */
  report: TaskReport | null;
  reportHash: string;
}

const heldColumns = `id as "taskId", stream_id as "streamId", type, lease_token::float8 as "leaseToken", state, reason,
  stop_reason as "stopReason", extract(epoch from clock_timestamp() - since)::float8 * 1000 as "inStateMs", failures,
  moving_since is not null as "isMoving", report_hash as "reportHash",
  lease_expires_at is not distinct from 'infinity' as "isRenewed"`;

/** What the agents hold and say of it. */
@Injectable()
export class SettlementsRepository {
  /** Tasks whose row names this agent. Not locked: every write says which lease and state it means. */
  held(executor: Executor, conciergeId: string): Promise<HeldTask[]> {
    return executor.query<HeldTask>(
      `select ${heldColumns} from tasks
        where concierge_id = $1 and state in ('claimed', 'running', 'retrying', 'stopping') order by id`,
      [conciergeId],
    );
  }

  async known(executor: Executor, taskIds: readonly string[]): Promise<Set<string>> {
    if (taskIds.length === 0) return new Set();
    const rows = await executor.query<{ id: string }>('select id from tasks where id = any($1::uuid[])', [taskIds]);
    return new Set(rows.map(({ id }) => id));
  }

  /** Which held tasks are to stop, or to leave? For the look between two heartbeats. */
  leaving(executor: Executor, conciergeId: string): Promise<HeldTask[]> {
    return executor.query<HeldTask>(
      `select ${heldColumns} from tasks
        where concierge_id = $1 and state in ('claimed', 'running', 'retrying', 'stopping')
          and (state = 'stopping' or moving_since is not null)`,
      [conciergeId],
    );
  }

  /**
   * Writes what a holder reported, all of it in one statement; a task that has changed hands or state meanwhile is left
   * alone, and settled by the next heartbeat.
   * @returns ids of the tasks that were written
   */
  async record(executor: Executor, changes: readonly RecordedChange[]): Promise<Set<string>> {
    if (changes.length === 0) return new Set();
    const rows = await executor.query<{ id: string }>(
      `with said as (
         select * from jsonb_to_recordset($1::jsonb) as r(
           id uuid, token bigint, before text, state text, reason text, run text, report jsonb, hash text, released boolean,
           blamed uuid, forgiven boolean, failures integer, "backoffMs" float8)
       ), locked as (
         select t.id from tasks t join said r on t.id = r.id and t.lease_token = r.token and t.state = r.before
          order by t.id for no key update of t
       ), written as (
         update tasks t set
           since = case when t.state = r.state then t.since else now() end,
           state = r.state, reason = r.reason,
           report = coalesce(r.report, t.report), report_hash = r.hash,
           concierge_id = case when r.released then null else t.concierge_id end,
           lease_expires_at = case when r.released then null else timestamptz 'infinity' end,
           next_attempt_at = case when r.released then now() + r."backoffMs" * interval '1 millisecond'
                                  else t.next_attempt_at end,
           preferred_concierge_id = case when r.released then null else t.preferred_concierge_id end,
           preferred_until = case when r.released then timestamptz '-infinity' else t.preferred_until end,
           moving_since = case when r.released then null else t.moving_since end,
           move_blocked = case when r.released then null else t.move_blocked end,
           failures = case when r.forgiven then 0 else r.failures end,
           avoided_concierges = case when r.forgiven then '{}'
             when r.blamed is not null then array_append(array_remove(t.avoided_concierges, r.blamed), r.blamed)
             else t.avoided_concierges end
          from said r join locked l using (id)
         where t.id = r.id
         returning t.id
       ), noted as (
         update runs u set report = coalesce(r.report, u.report),
           running_at = coalesce(u.running_at, case when r.run = 'running' then now() end),
           ended_at = case when r.released then now() else u.ended_at end,
           end_reason = case when r.released then case when r.blamed is not null then 'agent_failed' else r.state end
                             else u.end_reason end
          from said r join written w using (id)
         where u.task_id = r.id and u.lease_token = r.token and r.before <> r.state
       )
       select id from written`,
      [JSON.stringify(changes.map(toSaid))],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Leases of repeated grants go on with the agent's. */
  async keep(executor: Executor, tasks: readonly HeldTask[]): Promise<void> {
    const ids = tasks.filter(({ isRenewed }) => !isRenewed).map(({ taskId }) => taskId);
    if (ids.length === 0) return;
    await executor.query(`update tasks set lease_expires_at = 'infinity' where id = any($1::uuid[])`, [ids]);
  }

  /** Tasks that their holder no longer runs: those nobody wants end, the others are free. */
  async free(executor: Executor, tasks: readonly HeldTask[], reason: string): Promise<void> {
    if (tasks.length === 0) return;
    await executor.query(
      `with said as (select * from unnest($1::uuid[], $2::bigint[]) as r(id, token)),
       locked as (
         select t.id from tasks t join said r on t.id = r.id and t.lease_token = r.token
          where t.state in ('claimed', 'running', 'retrying', 'stopping') order by t.id for no key update of t
       ), closed as (
         update runs u set ended_at = now(), end_reason = case when t.state = 'stopping' then 'ended' else $3 end
           from said r join locked l using (id) join tasks t using (id)
          where u.task_id = r.id and u.lease_token = r.token and u.ended_at is null
       )
       update tasks t set ${freed('$3')} from locked l where t.id = l.id`,
      [tasks.map(({ taskId }) => taskId), tasks.map(({ leaseToken }) => leaseToken), reason],
    );
  }
}

/** What becomes of a held task without a holder: the released event of task.ts, in SQL. */
export function freed(reason: string): string {
  return `state = case when t.state = 'stopping' then 'ended' else 'pending' end,
    reason = case when t.state = 'stopping' then t.reason else ${reason} end,
    since = now(), concierge_id = null, lease_expires_at = null, next_attempt_at = now(),
    preferred_concierge_id = null, preferred_until = '-infinity', moving_since = null, move_blocked = null`;
}

function toSaid({ change, conciergeId, report, reportHash }: RecordedChange): object {
  const { task, state, reason, failures, backoffMs, isAgentsFault, isForgiven } = change;
  return {
    ...{ id: task.taskId, token: task.leaseToken, before: task.state, state, reason, failures, backoffMs },
    ...{ run: change.report.state, report, hash: reportHash, forgiven: isForgiven },
    released: state === 'pending' || state === 'quarantined' || state === 'ended',
    blamed: isAgentsFault ? conciergeId : null,
  };
}
