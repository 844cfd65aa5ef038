import type { HealthProblem, Language } from '@app/contract';
import { Injectable } from '@nestjs/common';
import type { Executor } from '../../database/database.js';
import type { DestinationKind } from '../alert.js';
import type { AlertStream } from '../compose.js';
import type { QuietHours } from '../quiet-hours.js';

/** Whom a rule tells. */
export interface Recipient {
  rule: { id: string; name: string };
  quiet: QuietHours | null;
  destinationId: string;
  ownerId: string | null;
  kind: DestinationKind;
  language: Language;
  stream: AlertStream | null;
}

/** A problem that a rule has not told, not lately, or not the end of. */
export interface DueProblem extends Recipient {
  what: 'opened' | 'continues' | 'ended';
  problem: HealthProblem;
}

/** A stream that came or went, and a rule that tells it. */
export type DueStream = Recipient & { at: Date };

export interface Arrival {
  streamId: string;
  at: Date;
}

/** More than that waits for the next evaluation. */
const atOnce = 2_000;
/** What ended longer ago, while portier was away, is not told any more. */
const endsToldWithin = `interval '1 day'`;

const recipient = `json_build_object('id', r.id, 'name', r.name) as rule, r.quiet, d.id as "destinationId", d.owner_id as "ownerId", d.kind, d.language,
  case when s.id is null then null
       else json_build_object('id', s.id, 'name', s.name, 'title', s.title, 'application', a.name) end as stream`;
/** Rules that are on, and may tell of the stream \`s\` (null: of machines) what their owner may view. */
const rules = `alert_rules r
  join alert_destinations d on d.id = r.destination_id and d.enabled
  left join users u on u.id = d.owner_id`;
const applies = `r.enabled and (u.id is null or u.state = 'active')
  and ((r.stream_ids = '{}' and r.application_ids = '{}')
       or s.id = any(r.stream_ids) or s.application_id = any(r.application_ids))
  and (d.owner_id is null or s.id in (select v.stream_id from viewable_streams(d.owner_id) v))`;

@Injectable()
export class EvaluationRepository {
  /** One evaluation at a time, on whichever replica; until the end of the transaction. */
  async begin(transaction: Executor): Promise<void> {
    await transaction.query('select pg_advisory_xact_lock(7077010)');
  }

  /** Which problems must be told, or told again, or their end? Quiet hours are not looked at. */
  dueProblems(executor: Executor): Promise<DueProblem[]> {
    return executor.query<DueProblem>(
      `select ${recipient},
              case when p.state = 'ended' then 'ended' when n.rule_id is null then 'opened' else 'continues' end as what,
              json_build_object('id', p.id, 'code', p.code, 'severity', p.severity, 'fault', p.fault, 'streamId', p.stream_id,
                'streamName', s.name, 'taskId', p.task_id, 'conciergeId', p.concierge_id, 'mediaServerId', p.media_server_id,
                'edgeId', p.edge_id,
                'since', to_char(p.since at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                'endedAt', to_char(p.ended_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                'facts', p.facts) as problem
         from ${rules}
         join problems p on p.code = any(r.events)
         left join streams s on s.id = p.stream_id
         left join applications a on a.id = s.application_id
         left join alert_notices n on n.rule_id = r.id and n.problem_id = p.id
        where ${applies} and p.alert_destination_id is distinct from d.id
          and case when p.state = 'ended'
                   then n.rule_id is not null and n.end_told_at is null and p.ended_at > now() - ${endsToldWithin}
                   when p.state = 'open' and n.rule_id is null
                   then p.since + r.min_duration_seconds * interval '1 second' <= now()
                   else p.state = 'open' and r.repeat_minutes is not null
                        and n.told_at + r.repeat_minutes * interval '1 minute' <= now() end
        order by p.since, p.id, r.id limit ${atOnce}`,
    );
  }

  /** What has been told. */
  async told(
    executor: Executor,
    told: readonly { ruleId: string; problemId: string; isEnd: boolean }[],
  ): Promise<void> {
    await executor.query(
      `insert into alert_notices as n (rule_id, problem_id)
       select t."ruleId", t."problemId" from jsonb_to_recordset($1::jsonb) as t ("ruleId" uuid, "problemId" uuid)
       on conflict (rule_id, problem_id) do update set told_at = now()`,
      [JSON.stringify(told)],
    );
    await executor.query(
      `update alert_notices n set end_told_at = now()
         from jsonb_to_recordset($1::jsonb) as t ("ruleId" uuid, "problemId" uuid, "isEnd" boolean)
        where n.rule_id = t."ruleId" and n.problem_id = t."problemId" and t."isEnd"`,
      [JSON.stringify(told)],
    );
  }

  /** Streams that have come on air since the last evaluation. */
  arrivals(executor: Executor): Promise<Arrival[]> {
    return executor.query<Arrival>(
      `insert into on_air (stream_id, since)
       select p.stream_id, min(p.live_at) from publications p
        where p.state = 'live' and not exists (select from on_air o where o.stream_id = p.stream_id)
        group by p.stream_id
       on conflict (stream_id) do nothing
       returning stream_id as "streamId", since as at`,
    );
  }

  /** Streams that have been off air for long enough. One that came back in time was never away. */
  async departures(executor: Executor, afterMs: number): Promise<Arrival[]> {
    await executor.query(
      `update on_air o set missing_since = case when live.is_live then null else now() end
         from (select o.stream_id, exists (select from publications p where p.stream_id = o.stream_id and p.state = 'live') as is_live
                 from on_air o) live
        where live.stream_id = o.stream_id and live.is_live = (o.missing_since is not null)`,
    );
    return executor.query<Arrival>(
      `delete from on_air where missing_since <= now() - $1 * interval '1 millisecond'
       returning stream_id as "streamId", missing_since as at`,
      [afterMs],
    );
  }

  /** Who is told that these streams came or went? */
  toTell(executor: Executor, event: 'stream.up' | 'stream.down', streams: readonly Arrival[]): Promise<DueStream[]> {
    return executor.query<DueStream>(
      `select ${recipient}, e.at
         from jsonb_to_recordset($2::jsonb) as e ("streamId" uuid, at timestamptz)
         join streams s on s.id = e."streamId"
         join applications a on a.id = s.application_id
        cross join ${rules}
        where $1 = any(r.events) and ${applies}
        order by e.at, s.id, r.id`,
      [event, JSON.stringify(streams)],
    );
  }
}
