import type { Progress, TaskReport } from '@app/contract';
import { Injectable } from '@nestjs/common';
import type { Executor } from '../database/database.js';
import { sortedSql, type Positioned, type SortedPosition } from '../http/sorting.js';
import type { TaskState } from './task.js';
import { belongsTo } from '../rights/right.js';
import { taskSorting, type TaskQuery } from './tasks.dto.js';

export interface TaskRow {
  id: string;
  type: string;
  replica: number;
  streamId: string;
  streamName: string;
  configurationId: string | null;
  configurationName: string | null;
  state: TaskState;
  reason: string | null;
  since: Date;
  concierge: { id: string; name: string } | null;
  leaseToken: number;
  /** Tries under earlier leases since it last ran well. */
  tried: number;
  nextAttemptAt: Date;
  report: TaskReport | null;
  /** Failed runs in a row by the fault of agents. */
  failures: number;
  /** The holder's latest figures; newer than those in the report. */
  progress: Progress | null;
  labels: Record<string, string>;
  isMoving: boolean;
  moveBlocked: string | null;
  createdAt: Date;
}

export interface RunRow {
  leaseToken: number;
  concierge: { id: string; name: string } | null;
  grantedAt: Date;
  runningAt: Date | null;
  endedAt: Date | null;
  endReason: string | null;
  report: TaskReport | null;
}

const taskColumns = `t.id, t.type, t.replica, t.stream_id as "streamId", coalesce(s.name, t.description -> 'stream' ->> 'name', '') as "streamName",
  t.configuration_id as "configurationId", c.name as "configurationName", t.state, t.reason, t.since,
  case when a.id is null then null else json_build_object('id', a.id, 'name', a.name) end as concierge,
  t.lease_token::float8 as "leaseToken", t.tried, t.next_attempt_at as "nextAttemptAt", t.report, t.failures,
  a.progress -> t.id::text as progress, t.labels, t.moving_since is not null as "isMoving",
  t.move_blocked as "moveBlocked", t.created_at as "createdAt"`;
const taskParts = `left join streams s on s.id = t.stream_id
  left join task_configurations c on c.id = t.configuration_id
  left join concierges a on a.id = t.concierge_id`;

const isTheirs = (viewer: string) =>
  belongsTo({ stream: 't.stream_id', application: 's.application_id', configuration: 't.configuration_id' }, viewer);

/**
 * The page of somebody with rights on some streams: the first of each application that is theirs, and of the streams and
 * configurations that were given to them one by one. Each is read along an index as far as the page goes: as a condition of each row
 * the rights would make PostgreSQL read all tasks, streams and configurations to find a few.
 * @param conditions of a task `t`
 */
function pageOfViewer(viewer: string, { conditions, order, limit }: Record<'conditions' | 'order' | 'limit', string>) {
  const pageFrom = (from: string, where: string) =>
    `select t.id from ${from} where ${where} and ${conditions} order by ${order} limit ${limit}`;
  const ofApplication = pageFrom('streams o join tasks t on t.stream_id = o.id', 'o.application_id = v.application_id');
  const given = (noun: 'stream' | 'configuration') =>
    pageFrom(`granted_${noun}s(${viewer}::uuid) g join tasks t on t.${noun}_id = g.${noun}_id`, 'true');
  return `select p.id from viewable_applications(${viewer}::uuid) v cross join lateral (${ofApplication}) p
    union (${given('stream')}) union (${given('configuration')})`;
}

@Injectable()
export class TasksRepository {
  /** One row more than the limit. */
  async list(
    executor: Executor,
    viewer: string | null,
    { after, ...filter }: TaskQuery & { after: SortedPosition | undefined },
  ): Promise<Positioned<TaskRow>[]> {
    const { order, isBeyond, position } = sortedSql(taskSorting, filter.sort, [7, 8]);
    const conditions = `($1::uuid is null or t.stream_id = $1)
          and ($2::text is null or t.state = $2)
          and ($3::uuid is null or t.concierge_id = $3)
          and ($4 or t.state <> 'ended' or $2 = 'ended')
          and ($5::uuid is null or t.configuration_id = $5)
          and ($6::text is null or t.type = $6)
          and ${isBeyond}`;
    const page = pageOfViewer('$10', { conditions, order, limit: '$9' });
    // One by one: PostgreSQL does not know how few they may be, and would read all tasks to join them.
    const ofViewer = `(${page}) mine cross join lateral (select x.* from tasks x where x.id = mine.id limit 1) t`;
    return executor.query<Positioned<TaskRow>>(
      `select ${taskColumns}, ${position} as position from ${viewer === null ? 'tasks t' : ofViewer} ${taskParts}
        where $10::uuid is not null or ${conditions}
        order by ${order} limit $9`,
      [
        filter.streamId ?? null,
        filter.state ?? null,
        filter.conciergeId ?? null,
        filter.includeEnded,
        filter.configurationId ?? null,
        filter.type ?? null,
        after?.value ?? null,
        after?.id ?? null,
        filter.limit + 1,
        viewer,
      ],
    );
  }

  /** Undefined also when it is not the viewer's to see. */
  async find(executor: Executor, viewer: string | null, id: string): Promise<TaskRow | undefined> {
    const [row] = await executor.query<TaskRow>(
      `select ${taskColumns} from tasks t ${taskParts} where t.id = $1 and ${isTheirs('$2')}`,
      [id, viewer],
    );
    return row;
  }

  runs(executor: Executor, taskId: string): Promise<RunRow[]> {
    return executor.query<RunRow>(
      `select r.lease_token::float8 as "leaseToken",
              case when a.id is null then null else json_build_object('id', a.id, 'name', a.name) end as concierge,
              r.granted_at as "grantedAt", r.running_at as "runningAt", r.ended_at as "endedAt",
              r.end_reason as "endReason", r.report
         from runs r left join concierges a on a.id = r.concierge_id
        where r.task_id = $1 order by r.lease_token desc limit 20`,
      [taskId],
    );
  }

  /** Makes a quarantined or waiting task claimable at once, its failures forgotten. False when it is in neither state. */
  async retry(executor: Executor, id: string, configurationVersion = 0): Promise<boolean> {
    const rows = await executor.query(
      `update tasks set state = 'pending', reason = 'retry_requested', since = now(), next_attempt_at = now(),
              preferred_until = '-infinity', failures = 0, avoided_concierges = '{}',
              configuration_version = greatest(configuration_version, $2)
        where id = $1 and state in ('quarantined', 'pending') returning id`,
      [id, configurationVersion],
    );
    return rows.length > 0;
  }
}
