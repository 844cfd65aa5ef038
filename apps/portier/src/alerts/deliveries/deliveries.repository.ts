import type { AlertEvent, Language } from '@app/contract';
import { Injectable } from '@nestjs/common';
import { theRow, type Executor } from '../../database/database.js';
import { sortedSql, type Positioned, type SortedPosition } from '../../http/sorting.js';
import type { DestinationKind, NewDelivery } from '../alert.js';
import { deliverySorting, type DeliveryQuery, type DeliveryView } from './deliveries.dto.js';

/** A delivery that is due, with what is needed to send it. */
export interface DueDelivery {
  id: string;
  destinationId: string;
  ownerId: string | null;
  /** With this one. */
  attempts: number;
  events: [AlertEvent, ...AlertEvent[]];
  kind: DestinationKind;
  language: Language;
  sealedUrl: string | null;
  sealedSecret: string | null;
  /** Of a mail: who gets it, or null when its owner has no address. */
  mailTo: string | null;
}

/** What became of an attempt. */
export interface AttemptResult {
  answerCode: number | null;
  answerExcerpt: string | null;
  /** Null = delivered. */
  error: string | null;
  /** Null = no further attempt. */
  pauseMs: number | null;
}

const columns = `l.id, json_build_object('id', d.id, 'name', d.name, 'kind', d.kind) as destination,
  case when r.id is null then null else json_build_object('id', r.id, 'name', r.name) end as rule,
  l.stream_id as "streamId", l.events -> 0 ->> 'type' as type, l.events -> 0 -> 'text' ->> 'title' as title,
  json_array_length(l.events) as "eventCount", l.state, l.attempts,
  case when l.state = 'pending' then l.next_attempt_at end as "nextAttemptAt", l.last_attempt_at as "lastAttemptAt",
  l.answer_code as "answerCode", l.answer_excerpt as "answerExcerpt", l.error, l.created_at as "createdAt",
  l.ended_at as "endedAt"`;
const tables = `alert_deliveries l join alert_destinations d on d.id = l.destination_id
  left join alert_rules r on r.id = l.rule_id`;
/** Administrators (null) see all, others those of their own destinations. */
const visible = (viewer: string) => `(${viewer}::uuid is null or d.owner_id = ${viewer}::uuid)`;

@Injectable()
export class DeliveriesRepository {
  /** One row more than the limit. */
  list(
    executor: Executor,
    viewer: string | null,
    { sort, limit, after, ...filter }: DeliveryQuery & { after: SortedPosition | undefined },
  ): Promise<Positioned<DeliveryView>[]> {
    const { order, isBeyond, position } = sortedSql(deliverySorting, sort, [2, 3]);
    return executor.query(
      `select ${columns}, ${position} as position from ${tables}
        where ${visible('$1')} and ${isBeyond}
          and ($5::uuid is null or l.destination_id = $5) and ($6::uuid is null or l.rule_id = $6)
          and ($7::text is null or l.state = $7)
        order by ${order} limit $4`,
      [
        ...[viewer, after?.value ?? null, after?.id ?? null, limit + 1],
        ...[filter.destinationId ?? null, filter.ruleId ?? null, filter.state ?? null],
      ],
    );
  }

  async find(
    executor: Executor,
    viewer: string | null,
    id: string,
  ): Promise<(DeliveryView & { events: AlertEvent[] }) | undefined> {
    const [row] = await executor.query<DeliveryView & { events: AlertEvent[] }>(
      `select ${columns}, l.events from ${tables} where l.id = $2 and ${visible('$1')}`,
      [viewer, id],
    );
    return row;
  }

  async insert(executor: Executor, delivery: Omit<NewDelivery, 'ruleId'> & { ruleId: string | null }): Promise<string> {
    const { destinationId, ruleId, streamId, events } = delivery;
    const rows = await executor.query<{ id: string }>(
      'insert into alert_deliveries (destination_id, rule_id, stream_id, events) values ($1, $2, $3, $4) returning id',
      [destinationId, ruleId, streamId, JSON.stringify(events)],
    );
    await wakeSenders(executor);
    return theRow(rows).id;
  }

  /** Whether a test was asked for within so many seconds. */
  async wasTested(executor: Executor, destinationId: string, seconds: number): Promise<boolean> {
    const rows = await executor.query(
      `select from alert_deliveries where destination_id = $1 and events -> 0 ->> 'type' = 'test'
          and created_at > now() - $2 * interval '1 second' limit 1`,
      [destinationId, seconds],
    );
    return rows.length > 0;
  }

  /**
   * Takes what is due for `leaseMs`: whoever dies with it leaves it to another replica. Oldest first, a few of each destination,
   * so that one that hangs does not hold up the others.
   * @param busy destinations that have enough under way
   */
  lease(
    executor: Executor,
    { limit, each, busy, leaseMs }: { limit: number; each: number; busy: readonly string[]; leaseMs: number },
  ): Promise<DueDelivery[]> {
    return executor.query<DueDelivery>(
      `with due as (
         select id from (
           select id, next_attempt_at, row_number() over (partition by destination_id order by next_attempt_at, created_at) as nth
             from alert_deliveries
            where state = 'pending' and next_attempt_at <= now() and destination_id <> all($3::uuid[])) waiting
          where nth <= $2 order by next_attempt_at limit $1
       ), taken as (
         select l.id from alert_deliveries l
          where l.id in (select id from due) and l.state = 'pending' and l.next_attempt_at <= now()
            for update skip locked
       ), leased as (
         update alert_deliveries l set attempts = l.attempts + 1, last_attempt_at = now(),
                next_attempt_at = now() + $4 * interval '1 millisecond'
           from taken where l.id = taken.id returning l.*
       )
       select l.id, l.destination_id as "destinationId", d.owner_id as "ownerId", l.attempts, l.events, d.kind, d.language,
              d.sealed_url as "sealedUrl", d.sealed_secret as "sealedSecret", coalesce(d.mail_to, u.email) as "mailTo"
         from leased l join alert_destinations d on d.id = l.destination_id left join users u on u.id = d.owner_id
        order by l.created_at`,
      [limit, each, busy, leaseMs],
    );
  }

  /** The destination first, as whoever edits it: both write to its deliveries afterwards. */
  async lockDestination(executor: Executor, id: string): Promise<void> {
    await executor.query('select 1 from alert_destinations where id = $1 for no key update', [id]);
  }

  /** Writes down what became of an attempt, unless another replica has tried since. @returns whether it was written */
  async record(
    executor: Executor,
    { id, attempts }: Pick<DueDelivery, 'id' | 'attempts'>,
    { answerCode, answerExcerpt, error, pauseMs }: AttemptResult,
  ): Promise<boolean> {
    const rows = await executor.query(
      `update alert_deliveries set answer_code = $3, answer_excerpt = $4, error = $5,
              state = case when $5::text is null then 'delivered' when $6::float8 is null then 'failed' else 'pending' end,
              ended_at = case when $5::text is null or $6::float8 is null then now() end,
              next_attempt_at = now() + coalesce($6::float8, 0) * interval '1 millisecond'
        where id = $1 and attempts = $2 and state = 'pending' returning id`,
      [id, attempts, answerCode, answerExcerpt, error, pauseMs],
    );
    return rows.length > 0;
  }

  /** What the destination's page says of it. */
  async recordOfDestination(executor: Executor, id: string, error: string | null): Promise<void> {
    await executor.query(
      `update alert_destinations set last_error = $2,
              failing_since = case when $2::text is null then null else coalesce(failing_since, now()) end,
              last_success_at = case when $2::text is null then now() else last_success_at end
        where id = $1`,
      [id, error],
    );
  }

  /** Sends it again, as the same delivery, from the first attempt on. */
  async again(executor: Executor, id: string): Promise<void> {
    await executor.query(
      `update alert_deliveries set state = 'pending', attempts = 0, next_attempt_at = now(), ended_at = null where id = $1`,
      [id],
    );
    await wakeSenders(executor);
  }

  async prune(executor: Executor, keptDays: number): Promise<void> {
    await executor.query(
      `delete from alert_deliveries where state <> 'pending' and created_at < now() - $1 * interval '1 day'`,
      [keptDays],
    );
  }
}

/** Payload on the channel of the outbox: the senders' only reason not to wait for their next turn. */
export const wakePayload = 'alerts';

async function wakeSenders(executor: Executor): Promise<void> {
  await executor.query(`select pg_notify('portier_outbox', $1)`, [wakePayload]);
}
