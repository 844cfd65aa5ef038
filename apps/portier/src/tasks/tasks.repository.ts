import type { StopReason, TaskReport } from '@app/contract';
import { Injectable } from '@nestjs/common';
import { theRow, type Executor } from '../database/database.js';
import type { DesiredTask, LiveStream, LivePublication, Configuration } from './desired.js';
import type { PresentTask } from './diff.js';
import type { TaskState } from './task.js';

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
  attempts: number;
  nextAttemptAt: Date;
  report: TaskReport | null;
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

export interface TaskFilter {
  streamId?: string | undefined;
  state?: TaskState | undefined;
  conciergeId?: string | undefined;
  includeEnded: boolean;
  limit: number;
  after: [createdAt: string, id: string] | undefined;
}

const taskColumns = `t.id, t.type, t.replica, t.stream_id as "streamId", s.name as "streamName",
  t.configuration_id as "configurationId", c.name as "configurationName", t.state, t.reason, t.since,
  case when a.id is null then null else json_build_object('id', a.id, 'name', a.name) end as concierge,
  t.lease_token::float8 as "leaseToken", t.attempts, t.next_attempt_at as "nextAttemptAt", t.report,
  t.created_at as "createdAt"`;
const taskTables = `tasks t join streams s on s.id = t.stream_id
  left join task_configurations c on c.id = t.configuration_id
  left join concierges a on a.id = t.concierge_id`;

@Injectable()
export class TasksRepository {
  /** Locks a stream against other reconciliations; undefined when it is gone. */
  async lockStream(executor: Executor, streamId: string): Promise<LiveStream | undefined> {
    const [stream] = await executor.query<{ id: string; name: string; enabled: boolean }>(
      'select id, name, enabled from streams where id = $1 for no key update',
      [streamId],
    );
    if (stream === undefined) return undefined;
    const configurations = await executor.query<Configuration>(
      'select id, type, version, fields from task_configurations where stream_id = $1 and enabled order by created_at',
      [streamId],
    );
    const live = await executor.query<LivePublication>(
      `select p.id, p.live_at as "liveAt", p.server_id as "serverId", m.rtmp_url as "rtmpUrl", p.application,
              p.sealed_server_stream as "sealedServerStream"
         from publications p join media_servers m on m.id = p.server_id
        where p.stream_id = $1 and p.state = 'live'
        order by p.live_at, p.id`,
      [streamId],
    );
    return { ...stream, configurations, live };
  }

  /** Tasks of a stream that have not been told to end. */
  present(executor: Executor, streamId: string): Promise<(PresentTask & { type: string })[]> {
    return executor.query(
      `select id, configuration_id as "configurationId", replica, description_hash as hash, state, type,
              publication_id as "publicationId", grace_until as "graceUntil"
         from tasks where stream_id = $1 and state not in ('stopping', 'ended') order by created_at`,
      [streamId],
    );
  }

  async create(executor: Executor, streamId: string, task: DesiredTask): Promise<string> {
    const rows = await executor.query<{ id: string }>(
      `insert into tasks (configuration_id, configuration_version, stream_id, publication_id, type, replica,
                          description, description_hash, skills)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
      [
        task.configurationId,
        task.configurationVersion,
        streamId,
        task.publicationId,
        task.type,
        task.replica,
        JSON.stringify(task.description),
        task.hash,
        task.skills,
      ],
    );
    return theRow(rows).id;
  }

  async setState(
    executor: Executor,
    { id, state, reason }: { id: string; state: TaskState; reason: string },
  ): Promise<void> {
    await executor.query(
      `update tasks set state = $2, reason = $3, since = now(), stop_reason = coalesce(stop_reason, $4) where id = $1`,
      [id, state, reason, state === 'stopping' || state === 'ended' ? (reason as StopReason) : null],
    );
  }

  async setGrace(executor: Executor, id: string, until: Date | null): Promise<void> {
    await executor.query('update tasks set grace_until = $2 where id = $1', [id, until]);
  }

  /** Streams whose tasks have outlived their grace. */
  async streamsPastGrace(executor: Executor): Promise<string[]> {
    const rows = await executor.query<{ id: string }>(
      `select distinct stream_id as id from tasks
        where grace_until <= now() and state not in ('stopping', 'ended')`,
    );
    return rows.map(({ id }) => id);
  }

  /** Streams that are live or still have tasks: all that a sweep must look at. */
  async streamsAtWork(executor: Executor): Promise<string[]> {
    const rows = await executor.query<{ id: string }>(
      `select stream_id as id from publications where state = 'live'
        union select stream_id from tasks where state not in ('stopping', 'ended')`,
    );
    return rows.map(({ id }) => id);
  }

  /** Ends stopping tasks whose holder went silent: its lease is the limit. */
  async endAbandoned(executor: Executor): Promise<{ id: string; streamId: string }[]> {
    return executor.query(
      `with abandoned as (
         update tasks set state = 'ended', since = now()
          where state = 'stopping' and lease_expires_at < now()
         returning id, stream_id
       ), closed as (
         update runs set ended_at = now(), end_reason = 'agent_gone'
          where task_id in (select id from abandoned) and ended_at is null
       )
       select id, stream_id as "streamId" from abandoned`,
    );
  }

  async list(executor: Executor, filter: TaskFilter): Promise<TaskRow[]> {
    const [at, id] = filter.after ?? [null, null];
    return executor.query<TaskRow>(
      `select ${taskColumns} from ${taskTables}
        where ($1::uuid is null or t.stream_id = $1)
          and ($2::text is null or t.state = $2)
          and ($3::uuid is null or t.concierge_id = $3)
          and ($4 or t.state <> 'ended' or $2 = 'ended')
          and ($5::timestamptz is null or (t.created_at, t.id) < ($5, $6::uuid))
        order by t.created_at desc, t.id desc limit $7`,
      [
        filter.streamId ?? null,
        filter.state ?? null,
        filter.conciergeId ?? null,
        filter.includeEnded,
        at,
        id,
        filter.limit,
      ],
    );
  }

  async find(executor: Executor, id: string): Promise<TaskRow | undefined> {
    const [row] = await executor.query<TaskRow>(`select ${taskColumns} from ${taskTables} where t.id = $1`, [id]);
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

  /** Makes a quarantined or waiting task claimable at once. False when it is in neither state. */
  async retry(executor: Executor, id: string): Promise<boolean> {
    const rows = await executor.query(
      `update tasks set state = 'pending', reason = 'retry_requested', since = now(), next_attempt_at = now()
        where id = $1 and state in ('quarantined', 'pending') returning id`,
      [id],
    );
    return rows.length > 0;
  }
}
