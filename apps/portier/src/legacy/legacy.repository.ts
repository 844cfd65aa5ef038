import { Injectable } from '@nestjs/common';
import type { Executor } from '../database/database.js';
import type { StoredDescription } from '../tasks/desired.js';
import { legacySkills, type LegacyClaim } from './legacy.js';

export interface LegacyAgent {
  id: string;
  state: 'active' | 'draining';
  slots: number;
  /** Tasks the last answer left out. */
  dismissed: string[];
}

export interface OfferableTask {
  id: string;
  name: string;
  description: StoredDescription;
}

/** Waits for an agent, and nothing of its configuration still runs anywhere: a claim of it succeeds. */
const claimable = `t.state = 'pending' and t.next_attempt_at <= now() and t.type = 'restream'
  and t.skills <@ $2::text[] and t.labels = '{}'
  and (t.preferred_concierge_id = $1 or (t.preferred_until > '-infinity' and t.preferred_until <= now())
       or (t.preferred_until = 'infinity' and t.preferred_concierge_id is null))
  and not exists (select 1 from tasks o where o.configuration_id = t.configuration_id and o.id <> t.id
                   and o.state in ('claimed', 'running', 'retrying', 'stopping'))`;

@Injectable()
export class LegacyRepository {
  /** Undefined when the name or the identity is taken. */
  async create(
    executor: Executor,
    { name, tokenHash, slots }: { name: string; tokenHash: string; slots: number },
  ): Promise<string | undefined> {
    const [row] = await executor.query<{ id: string }>(
      `insert into concierges (name, token_hash, protocol, slots, skills, software)
       values ($1, $2, 'legacy', $3, $4, 'legacy') on conflict do nothing returning id`,
      [name, tokenHash, slots, legacySkills],
    );
    return row?.id;
  }

  async agentOfToken(executor: Executor, tokenHash: string): Promise<LegacyAgent | undefined> {
    const [row] = await executor.query<LegacyAgent>(
      `select id, state, slots, dismissed_tasks as dismissed from concierges
        where token_hash = $1 and protocol = 'legacy' and state <> 'gone'`,
      [tokenHash],
    );
    return row;
  }

  async recordDismissed(executor: Executor, agentId: string, taskIds: readonly string[]): Promise<void> {
    await executor.query(
      'update concierges set dismissed_tasks = $2 where id = $1 and dismissed_tasks is distinct from $2::uuid[]',
      [agentId, taskIds],
    );
  }

  /** Leases this agent holds, oldest first. */
  claims(executor: Executor, agentId: string): Promise<LegacyClaim[]> {
    return executor.query<LegacyClaim>(
      `select t.id as "taskId", t.lease_token::float8 as "leaseToken", r.granted_at as "grantedAt"
         from tasks t join runs r on r.task_id = t.id and r.lease_token = t.lease_token
        where t.concierge_id = $1 and t.state in ('claimed', 'running', 'retrying', 'stopping')
        order by r.granted_at, t.id`,
      [agentId],
    );
  }

  /** Who holds a task: undefined when there is no such task, null when nobody does. */
  async holderOf(executor: Executor, taskId: string): Promise<string | null | undefined> {
    const [row] = await executor.query<{ holder: string | null }>(
      `select case when state in ('claimed', 'running', 'retrying', 'stopping') then concierge_id end as holder
         from tasks where id = $1 and state <> 'ended'`,
      [taskId],
    );
    return row === undefined ? undefined : row.holder;
  }

  /** Tasks an old agent could claim now, longest waiting first. What their texts hold is not looked at here. */
  offerable(
    executor: Executor,
    agentId: string,
    { limit, offset }: { limit: number; offset: number },
  ): Promise<OfferableTask[]> {
    return executor.query<OfferableTask>(
      `select t.id, coalesce(nullif(c.name, ''), t.description -> 'stream' ->> 'name') as name, t.description
         from tasks t left join task_configurations c on c.id = t.configuration_id
        where ${claimable}
          and t.description -> 'params' ->> 'video' = 'copy' and t.description -> 'params' ->> 'audio' = 'copy'
        order by t.next_attempt_at, t.created_at, t.id limit $3 offset $4`,
      [agentId, legacySkills, limit, offset],
    );
  }

  async find(executor: Executor, taskId: string): Promise<OfferableTask | undefined> {
    const [row] = await executor.query<OfferableTask>(
      `select t.id, coalesce(nullif(c.name, ''), t.description -> 'stream' ->> 'name') as name, t.description
         from tasks t left join task_configurations c on c.id = t.configuration_id where t.id = $1`,
      [taskId],
    );
    return row;
  }

  /** Keeps a task for one agent, as placement does. False when somebody was faster. */
  async reserve(executor: Executor, { agentId, taskId, forMs }: Reservation): Promise<boolean> {
    const rows = await executor.query(
      `update tasks t set preferred_concierge_id = $1, preferred_until = now() + $4 * interval '1 millisecond'
        where t.id = $3 and ${claimable} returning t.id`,
      [agentId, legacySkills, taskId, forMs],
    );
    return rows.length > 0;
  }
}

interface Reservation {
  agentId: string;
  taskId: string;
  forMs: number;
}
