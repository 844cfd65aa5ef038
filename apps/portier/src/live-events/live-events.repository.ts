import type { LiveEvent } from '@app/contract';
import { Injectable } from '@nestjs/common';
import type { Executor } from '../database/database.js';

/** A user may see something that happened. */
interface Sight {
  userId: string;
  id: string;
}

@Injectable()
export class LiveEventsRepository {
  /** Heard by every replica once the transaction commits. */
  async notify(executor: Executor, event: LiveEvent): Promise<void> {
    await executor.query(`select pg_notify('portier_events', $1)`, [JSON.stringify(event)]);
  }

  /** Which streams may a user see? */
  async streamsOf(executor: Executor, userId: string): Promise<string[]> {
    const rows = await executor.query<{ id: string }>('select stream_id as id from viewable_streams($1)', [userId]);
    return rows.map(({ id }) => id);
  }

  /** Which of these users may see which of these streams? */
  viewersOf(executor: Executor, userIds: readonly string[], streamIds: readonly string[]): Promise<Sight[]> {
    return executor.query<Sight>(
      `select distinct coalesce(g.user_id, m.user_id) as "userId", s.id
         from streams s
         join grants g on 'view' = any(g.rights) and (g.stream_id = s.id or g.application_id = s.application_id)
         left join group_members m on m.group_id = g.group_id
        where s.id = any($2::uuid[]) and coalesce(g.user_id, m.user_id) = any($1::uuid[])`,
      [userIds, streamIds],
    );
  }

  /** Which of these users may see a task that one of these agents runs? */
  viewersOfAgents(executor: Executor, userIds: readonly string[], conciergeIds: readonly string[]): Promise<Sight[]> {
    return executor.query<Sight>(
      `select distinct coalesce(g.user_id, m.user_id) as "userId", t.concierge_id as id
         from tasks t
         join streams s on s.id = t.stream_id
         join grants g on 'view' = any(g.rights) and (g.stream_id = s.id or g.application_id = s.application_id)
         left join group_members m on m.group_id = g.group_id
        where t.concierge_id = any($2::uuid[]) and t.state in ('claimed', 'running', 'retrying', 'stopping')
          and coalesce(g.user_id, m.user_id) = any($1::uuid[])`,
      [userIds, conciergeIds],
    );
  }
}
