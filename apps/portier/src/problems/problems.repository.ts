import { Injectable } from '@nestjs/common';
import type { Executor } from '../database/database.js';
import { sortedSql, type Positioned, type SortedPosition } from '../http/sorting.js';
import { visibleTo } from '../rights/right.js';
import type { CurrentProblem, Symptom } from './problem.js';
import {
  problemHistorySorting,
  problemSorting,
  type ProblemHistoryQuery,
  type ProblemQuery,
  type ProblemView,
} from './problems.dto.js';

/** A problem as it is shown, with its place in a list. */
export type ProblemRow = Positioned<ProblemView>;

const columns = `p.id, p.code, p.severity, p.fault, p.stream_id as "streamId", s.name as "streamName", p.task_id as "taskId",
  p.concierge_id as "conciergeId", p.media_server_id as "mediaServerId", p.edge_id as "edgeId", p.since, p.ended_at as "endedAt", p.facts`;

/** Problems of streams the viewer may see, and of its own alert destinations. */
const visible = (viewer: string) => `(${visibleTo('p.stream_id', viewer)}
  or p.alert_destination_id in (select d.id from alert_destinations d where d.owner_id = ${viewer}::uuid))`;

@Injectable()
export class ProblemsRepository {
  /** All that have not ended, locked so that two replicas do not decide at once. */
  lockCurrent(executor: Executor): Promise<CurrentProblem[]> {
    return executor.query<CurrentProblem>(
      `select id, code, subject, stream_id as "streamId", severity, fault, facts, state, since, good_since as "goodSince"
         from problems where state <> 'ended' order by id for update`,
    );
  }

  /** @returns ids of those that are open at once, with their streams */
  begin(
    executor: Executor,
    begun: readonly { symptom: Symptom; isOpen: boolean }[],
  ): Promise<{ id: string; streamId: string | null; isOpen: boolean }[]> {
    return executor.query(
      `insert into problems (code, subject, severity, fault, facts, stream_id, task_id, concierge_id, media_server_id,
                             edge_id, alert_destination_id, state, opened_at)
       select b.code, b.subject, b.severity, b.fault, b.facts, b."streamId", b."taskId", b."conciergeId", b."mediaServerId",
              b."edgeId", b."alertDestinationId", case when b."isOpen" then 'open' else 'pending' end, case when b."isOpen" then now() end
         from jsonb_to_recordset($1::jsonb) as b (code text, subject text, severity text, fault text, facts jsonb,
                "streamId" uuid, "taskId" uuid, "conciergeId" uuid, "mediaServerId" text, "edgeId" uuid,
                "alertDestinationId" uuid, "isOpen" boolean)
        where b."streamId" is null or exists (select from streams s where s.id = b."streamId")
       on conflict (code, subject) where state <> 'ended' do nothing
       returning id, stream_id as "streamId", state = 'open' as "isOpen"`,
      [JSON.stringify(begun.map(({ symptom, isOpen }) => ({ ...symptom, isOpen })))],
    );
  }

  async seen(executor: Executor, seen: readonly { id: string; symptom: Symptom; opens: boolean }[]): Promise<void> {
    await executor.query(
      `update problems p set severity = s.severity, fault = s.fault, facts = s.facts, good_since = null,
              concierge_id = coalesce(s."conciergeId", p.concierge_id),
              state = case when s.opens then 'open' else p.state end,
              opened_at = case when s.opens then now() else p.opened_at end
         from jsonb_to_recordset($1::jsonb)
           as s (id uuid, severity text, fault text, facts jsonb, "conciergeId" uuid, opens boolean)
        where p.id = s.id`,
      [JSON.stringify(seen.map(({ id, symptom, opens }) => ({ ...symptom, id, opens })))],
    );
  }

  async unseen(executor: Executor, ids: readonly string[]): Promise<void> {
    await executor.query('update problems set good_since = now() where id = any($1::uuid[])', [ids]);
  }

  async discard(executor: Executor, ids: readonly string[]): Promise<void> {
    await executor.query('delete from problems where id = any($1::uuid[])', [ids]);
  }

  async end(executor: Executor, ended: readonly { id: string; at: Date }[]): Promise<void> {
    await executor.query(
      `update problems p set state = 'ended', ended_at = greatest(e.at, p.since), good_since = null
         from jsonb_to_recordset($1::jsonb) as e (id uuid, at timestamptz)
        where p.id = e.id`,
      [JSON.stringify(ended.map(({ id, at }) => ({ id, at })))],
    );
  }

  /** Forgets what ended long ago. */
  async prune(executor: Executor, keptDays: number): Promise<void> {
    await executor.query(`delete from problems where state = 'ended' and ended_at < now() - $1 * interval '1 day'`, [
      keptDays,
    ]);
  }

  /** Open ones the viewer may see. One row more than the limit. */
  open(
    executor: Executor,
    viewer: string | null,
    { severity, code, streamId, sort, limit, after }: ProblemQuery & { after: SortedPosition | undefined },
  ): Promise<ProblemRow[]> {
    const { order, isBeyond, position } = sortedSql(problemSorting, sort, [5, 6]);
    return executor.query<ProblemRow>(
      `select ${columns}, ${position} as position from problems p left join streams s on s.id = p.stream_id
        where p.state = 'open' and ${visible('$1')}
          and ($2::text is null or p.severity = $2) and ($3::text is null or p.code = $3)
          and ($4::uuid is null or p.stream_id = $4) and ${isBeyond}
        order by ${order} limit $7`,
      [
        ...[viewer, severity ?? null, code ?? null, streamId ?? null],
        ...[after?.value ?? null, after?.id ?? null, limit + 1],
      ],
    );
  }

  /** Open and ended ones of a stream. One row more than the limit. */
  ofStream(
    executor: Executor,
    streamId: string,
    { sort, limit, after }: ProblemHistoryQuery & { after: SortedPosition | undefined },
  ): Promise<ProblemRow[]> {
    const { order, isBeyond, position } = sortedSql(problemHistorySorting, sort, [2, 3]);
    return executor.query<ProblemRow>(
      `select ${columns}, ${position} as position from problems p left join streams s on s.id = p.stream_id
        where p.stream_id = $1 and p.state <> 'pending' and ${isBeyond}
        order by ${order} limit $4`,
      [streamId, after?.value ?? null, after?.id ?? null, limit + 1],
    );
  }
}
