import { Injectable } from '@nestjs/common';
import { offlineAfterMs } from '../concierges/concierge.js';
import type { Executor } from '../database/database.js';
import type { Candidate, Placement, PendingTask, WaitReason } from './placement.js';

/** An agent keeps the right to a task for this long; then another one is asked. */
export const preferenceMs = 1_500;

/** Tasks with the same needs: decided once for all of them when no agent has what they need. */
export interface WaitingClass {
  skills: string[];
  labels: Record<string, string>;
}

/** Tasks that failed on an agent by its fault count against it for this long. */
const blameMinutes = 10;

const pendingColumns = `t.id, t.configuration_id as "configurationId", t.skills, t.labels,
  -- an agent that did not take it when asked is asked again only when nobody else can
  t.avoided_concierges || coalesce(array[t.preferred_concierge_id], '{}') as avoided,
  ${predecessorOf('t')} as "hasPredecessor",
  coalesce((select array_agg(coalesce(o.concierge_id, o.preferred_concierge_id)) from tasks o
    where o.configuration_id = t.configuration_id and o.id <> t.id and o.state <> 'ended'
      and (o.state in ('claimed', 'running', 'retrying')
           or (o.state = 'pending' and o.preferred_until > now() and o.preferred_concierge_id is not null))
    ), '{}') as occupied`;

/** May an older task of the same configuration and replica still run somewhere? It must have stopped, or lost its lease. */
export function predecessorOf(task: string): string {
  return `exists (select 1 from tasks p
    where p.configuration_id = ${task}.configuration_id and p.replica = ${task}.replica and p.id <> ${task}.id
      and p.state = 'stopping')`;
}

@Injectable()
export class PlacementRepository {
  /** Due tasks that nobody has been asked to take, or whose agent did not. Locked; those another replica places are left out. */
  unplaced(executor: Executor, limit: number): Promise<PendingTask[]> {
    return executor.query<PendingTask>(
      `select ${pendingColumns} from tasks t
        where t.state = 'pending' and t.preferred_until <= now() and t.next_attempt_at <= now()
        order by t.next_attempt_at, t.created_at limit $1
          for no key update of t skip locked`,
      [limit],
    );
  }

  /** The different needs of the tasks that wait: hops through their index from one to the next, however many wait. */
  waitingClasses(executor: Executor): Promise<WaitingClass[]> {
    const waiting = `select skills, labels from tasks where state = 'pending' and preferred_until = 'infinity'`;
    return executor.query<WaitingClass>(
      `with recursive classes as (
         (${waiting} order by skills, labels limit 1)
         union all
         select next.* from classes c cross join lateral (
           ${waiting} and (skills, labels) > (c.skills, c.labels) order by skills, labels limit 1) next
       )
       select skills, labels from classes limit 1000`,
    );
  }

  /** Waiting tasks with these needs that are due and no longer have a predecessor. */
  waiting(executor: Executor, { skills, labels }: WaitingClass, limit: number): Promise<PendingTask[]> {
    return executor.query<PendingTask>(
      `select ${pendingColumns} from tasks t
        where t.state = 'pending' and t.preferred_until = 'infinity' and t.skills = $1 and t.labels = $2
          and t.next_attempt_at <= now() and not ${predecessorOf('t')}
        order by t.next_attempt_at limit $3
          for no key update of t skip locked`,
      [skills, JSON.stringify(labels), limit],
    );
  }

  /** Says of all waiting tasks with these needs why they wait; a part of them at a time. */
  async explain(executor: Executor, { skills, labels }: WaitingClass, reason: WaitReason): Promise<void> {
    await executor.query(
      `update tasks set reason = $3, since = now() where id in (
         select id from tasks
          where state = 'pending' and preferred_until = 'infinity' and skills = $1 and labels = $2
            and reason is distinct from $3 and reason is distinct from 'waits_for_predecessor'
          limit 2000 for no key update skip locked)`,
      [skills, JSON.stringify(labels), reason],
    );
  }

  /** Agents that are online and take work, with what was promised to them since they last said what they have. */
  candidates(executor: Executor): Promise<Candidate[]> {
    return executor.query<Candidate>(
      `with offered as (
         select preferred_concierge_id as id, count(*) as n from tasks
          where state = 'pending' and preferred_concierge_id is not null and preferred_until > now() group by 1
       ), claimed as (
         select t.concierge_id as id, count(*) as n from tasks t join concierges a on a.id = t.concierge_id
          where t.state = 'claimed' and t.since >= a.last_heartbeat_at group by 1
       ), failed as (
         select concierge_id as id, count(distinct task_id) as n from runs
          where end_reason = 'agent_failed' and ended_at > now() - $2 * interval '1 minute' group by 1
       )
       select c.id, c.skills, c.labels, c.slots,
              (c.free_slots - coalesce(o.n, 0) - coalesce(g.n, 0))::int as "freeSlots",
              coalesce((c.load ->> 'cpu')::float8, 0) as cpu, coalesce((c.load ->> 'memory')::float8, 0) as memory,
              coalesce(f.n, 0)::int as "failedTasks"
         from concierges c
         left join offered o using (id) left join claimed g using (id) left join failed f using (id)
        where c.state = 'active' and c.draining_since is null
          and c.last_heartbeat_at > now() - $1 * interval '1 millisecond'`,
      [offlineAfterMs, blameMinutes],
    );
  }

  /** Writes the placements of tasks this transaction has locked. */
  async save(executor: Executor, placements: readonly Placement[]): Promise<void> {
    if (placements.length === 0) return;
    await executor.query(
      `update tasks t set
         preferred_concierge_id = p."conciergeId",
         preferred_until = case when p.kind = 'placed' then now() + $2 * interval '1 millisecond'
                                else timestamptz 'infinity' end,
         since = case when t.reason is not distinct from p.reason then t.since else now() end,
         reason = p.reason
        from jsonb_to_recordset($1::jsonb) as p("taskId" uuid, kind text, "conciergeId" uuid, reason text)
       where t.id = p."taskId" and t.state = 'pending'`,
      [JSON.stringify(placements), preferenceMs],
    );
  }
}
