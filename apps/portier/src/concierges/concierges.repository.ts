import type { HeartbeatRequest } from '@app/contract';
import { Injectable } from '@nestjs/common';
import type { Executor } from '../database/database.js';
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
  labels: Record<string, string>;
  load: { cpu?: number; memory?: number };
  software: string | null;
  lastHeartbeatAt: Date | null;
  taskCount: number;
}

const columns = `c.id, c.name, c.state, c.reason, c.since, c.slots, c.free_slots as "freeSlots", c.skills, c.labels, c.load,
  c.software, c.last_heartbeat_at as "lastHeartbeatAt",
  coalesce(c.last_heartbeat_at > now() - ${offlineAfterMs} * interval '1 millisecond', false) as "isOnline",
  (select count(*)::int from tasks t
    where t.concierge_id = c.id and t.state in ('claimed', 'running', 'retrying', 'stopping')) as "taskCount"`;

@Injectable()
export class ConciergesRepository {
  list(executor: Executor): Promise<ConciergeRow[]> {
    return executor.query<ConciergeRow>(`select ${columns} from concierges c order by c.name limit 5000`);
  }

  async find(executor: Executor, id: string): Promise<ConciergeRow | undefined> {
    const [row] = await executor.query<ConciergeRow>(`select ${columns} from concierges c where c.id = $1`, [id]);
    return row;
  }

  async idOfToken(executor: Executor, tokenHash: string): Promise<string | undefined> {
    const [row] = await executor.query<{ id: string }>(
      `select id from concierges where token_hash = $1 and state <> 'gone'`,
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

  async setState(executor: Executor, id: string, state: ConciergeState, reason: string): Promise<boolean> {
    const rows = await executor.query(
      'update concierges set state = $2, reason = $3, since = now() where id = $1 returning id',
      [id, state, reason],
    );
    return rows.length > 0;
  }

  async holder(executor: Executor, id: string): Promise<{ id: string; state: ConciergeState }> {
    const [row] = await executor.query<{ id: string; state: ConciergeState }>(
      'select id, state from concierges where id = $1',
      [id],
    );
    // Deleted while its heartbeat waits: it gets nothing new, and is refused next time.
    return row ?? { id, state: 'gone' };
  }

  /** Stores what an agent says of itself. */
  async recordHeartbeat(
    executor: Executor,
    id: string,
    request: HeartbeatRequest,
  ): Promise<{ id: string; state: ConciergeState }> {
    const [row] = await executor.query<{ id: string; state: ConciergeState }>(
      `update concierges set incarnation = $2, software = $3, slots = $4, free_slots = $5, skills = $6, labels = $7,
              load = $8, last_heartbeat_at = now()
        where id = $1 returning id, state`,
      [
        id,
        request.incarnation,
        request.version,
        request.slots,
        request.freeSlots,
        request.skills,
        JSON.stringify(request.labels),
        JSON.stringify(request.load),
      ],
    );
    return row ?? { id, state: 'gone' };
  }

  /** Gives the tasks of an agent back, for when it is removed. */
  async releaseTasks(executor: Executor, id: string): Promise<void> {
    await executor.query(
      `update tasks set state = case when state = 'stopping' then 'ended' else 'pending' end, since = now(),
              concierge_id = null, lease_expires_at = null, reason = 'agent_removed', next_attempt_at = now()
        where concierge_id = $1 and state in ('claimed', 'running', 'retrying', 'stopping')`,
      [id],
    );
  }
}
