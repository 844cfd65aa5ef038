import { Injectable } from '@nestjs/common';
import { theRow, type Executor } from '../../database/database.js';
import { sortedSql, type Positioned, type SortedPosition } from '../../http/sorting.js';
import { ruleSorting, type RuleDraft, type RuleQuery, type RuleView } from './rules.dto.js';

const columns = `r.id, r.name, json_build_object('id', d.id, 'name', d.name) as destination,
  case when u.id is null then null else json_build_object('id', u.id, 'name', u.name) end as owner,
  r.enabled, r.events, r.stream_ids as "streamIds", r.application_ids as "applicationIds",
  r.min_duration_seconds as "minDurationSeconds", r.repeat_minutes as "repeatMinutes", r.quiet, r.version,
  r.created_at as "createdAt", r.updated_at as "updatedAt"`;
const tables = `alert_rules r join alert_destinations d on d.id = r.destination_id left join users u on u.id = d.owner_id`;
/** Administrators (null) see all, others those of their own destinations. */
const visible = (viewer: string) => `(${viewer}::uuid is null or d.owner_id = ${viewer}::uuid)`;

@Injectable()
export class RulesRepository {
  /** One row more than the limit. */
  list(
    executor: Executor,
    viewer: string | null,
    { sort, limit, after }: RuleQuery & { after: SortedPosition | undefined },
  ): Promise<Positioned<RuleView>[]> {
    const { order, isBeyond, position } = sortedSql(ruleSorting, sort, [2, 3]);
    return executor.query(
      `select ${columns}, ${position} as position from ${tables}
        where ${visible('$1')} and ${isBeyond} order by ${order} limit $4`,
      [viewer, after?.value ?? null, after?.id ?? null, limit + 1],
    );
  }

  /** @param lock holds it against other writes */
  async find(
    executor: Executor,
    viewer: string | null,
    id: string,
    { lock = false } = {},
  ): Promise<RuleView | undefined> {
    const [row] = await executor.query<RuleView>(
      `select ${columns} from ${tables} where r.id = $2 and ${visible('$1')} ${lock ? 'for update of r' : ''}`,
      [viewer, id],
    );
    return row;
  }

  async countOf(executor: Executor, destinationId: string): Promise<number> {
    const rows = await executor.query<{ count: number }>(
      'select count(*)::int as count from alert_rules where destination_id = $1',
      [destinationId],
    );
    return theRow(rows).count;
  }

  /** Those of the streams and applications that the viewer (null = everybody) cannot see, or that are not there. */
  async unseen(
    executor: Executor,
    viewer: string | null,
    { streamIds, applicationIds }: { streamIds: readonly string[]; applicationIds: readonly string[] },
  ): Promise<{ streams: string[]; applications: string[] }> {
    const rows = await executor.query<{ streams: string[]; applications: string[] }>(
      `select array(select id from unnest($2::uuid[]) as wanted(id)
                     where not coalesce('view' = any(stream_rights($1, id)), false)) as streams,
              array(select id from unnest($3::uuid[]) as wanted(id)
                     where not coalesce('view' = any(application_rights($1, id)), false)) as applications`,
      [viewer, streamIds, applicationIds],
    );
    return theRow(rows);
  }

  async insert(executor: Executor, rule: RuleDraft): Promise<string> {
    const rows = await executor.query<{ id: string }>(
      `insert into alert_rules (destination_id, name, enabled, events, stream_ids, application_ids, min_duration_seconds,
                                repeat_minutes, quiet)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
      valuesOf(rule),
    );
    return theRow(rows).id;
  }

  async update(executor: Executor, id: string, rule: RuleDraft): Promise<void> {
    await executor.query(
      `update alert_rules set destination_id = $1, name = $2, enabled = $3, events = $4, stream_ids = $5,
              application_ids = $6, min_duration_seconds = $7, repeat_minutes = $8, quiet = $9, version = version + 1,
              updated_at = now()
        where id = $10`,
      [...valuesOf(rule), id],
    );
  }

  async delete(executor: Executor, id: string): Promise<void> {
    await executor.query('delete from alert_rules where id = $1', [id]);
  }
}

function valuesOf(rule: RuleDraft): unknown[] {
  return [
    ...[rule.destinationId, rule.name, rule.enabled, rule.events, rule.streamIds, rule.applicationIds],
    ...[rule.minDurationSeconds, rule.repeatMinutes, rule.quiet === null ? null : JSON.stringify(rule.quiet)],
  ];
}
