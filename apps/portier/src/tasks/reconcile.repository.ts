import type { StopReason } from '@app/contract';
import { Injectable } from '@nestjs/common';
import { theRow, type Executor } from '../database/database.js';
import type { Configuration, LivePublication, LiveStream } from './desired.js';
import type { Changes, PresentTask } from './diff.js';
import type { TaskState } from './task.js';

/** A task that has not been told to end, as it is stored. */
export type PresentRow = Omit<PresentTask, 'isHolderLeaving' | 'isReady'> & {
  type: string;
  skills: string[];
  conciergeId: string | null;
  holderLabels: Record<string, string> | null;
  isHolderDraining: boolean;
  /** Since its holder said that it runs; null when it does not. */
  runningSeconds: number | null;
  params: unknown;
};

/** What reconciling reads and writes. */
@Injectable()
export class ReconcileRepository {
  /** Locks a stream against other reconciliations; undefined when it is gone. */
  async lockStream(executor: Executor, streamId: string): Promise<LiveStream | undefined> {
    const [stream] = await executor.query<{ id: string; name: string; enabled: boolean }>(
      'select id, name, enabled from streams where id = $1 for no key update',
      [streamId],
    );
    if (stream === undefined) return undefined;
    const configurations = await executor.query<Configuration>(
      `select id, type, version, fields, replicas, labels from task_configurations
        where stream_id = $1 and enabled order by created_at`,
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

  /**
   * Tasks of a stream that have not been told to end, with what is known of their holders. Locked in the order of ids, as
   * everywhere, so that no two transactions wait for each other.
   */
  present(executor: Executor, streamId: string): Promise<PresentRow[]> {
    return executor.query(
      `select t.id, t.configuration_id as "configurationId", t.configuration_version as "configurationVersion", t.replica,
              t.description_hash as hash, t.state, t.type, t.publication_id as "publicationId",
              t.grace_until as "graceUntil", t.skills, t.labels, t.concierge_id as "conciergeId",
              a.labels as "holderLabels",
              coalesce(a.state <> 'active' or a.draining_since is not null, false) as "isHolderDraining",
              t.moving_since is not null as "isMoving", t.move_blocked as "moveBlocked",
              case when t.state = 'pending' and t.preferred_until = 'infinity' and t.reason <> 'waits_for_predecessor'
                   then t.reason end as "waitsFor",
              case when t.state = 'running'
                   then extract(epoch from clock_timestamp() - t.since)::float8 end as "runningSeconds",
              t.description -> 'params' as params
         from tasks t left join concierges a on a.id = t.concierge_id
        where t.stream_id = $1 and t.state not in ('stopping', 'ended')
        order by t.id for no key update of t`,
      [streamId],
    );
  }

  async create(executor: Executor, streamId: string, { task, replica }: Changes['create'][number]): Promise<string> {
    const rows = await executor.query<{ id: string }>(
      `insert into tasks (configuration_id, configuration_version, stream_id, publication_id, type, replica,
                          description, description_hash, skills, labels)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id`,
      [
        task.configurationId,
        task.configurationVersion,
        streamId,
        task.publicationId,
        task.type,
        replica,
        JSON.stringify(task.description),
        task.hash,
        task.skills,
        JSON.stringify(task.labels),
      ],
    );
    return theRow(rows).id;
  }

  /** Marks a task as leaving its holder (`blocked` undefined), or as staying there and why (null = it need not leave). */
  async setMove(executor: Executor, id: string, blocked: string | null | undefined): Promise<void> {
    await executor.query(
      `update tasks set moving_since = case when $2 then coalesce(moving_since, now()) end, move_blocked = $3
        where id = $1`,
      [id, blocked === undefined, blocked ?? null],
    );
  }

  /** What waits is placed anew. */
  async setLabels(executor: Executor, id: string, labels: Readonly<Record<string, string>>): Promise<void> {
    await executor.query(
      `update tasks set labels = $2,
              preferred_until = case when state = 'pending' then timestamptz '-infinity' else preferred_until end
        where id = $1`,
      [id, JSON.stringify(labels)],
    );
  }

  async setState(
    executor: Executor,
    { id, state, reason }: { id: string; state: TaskState; reason: string },
  ): Promise<void> {
    await executor.query(
      `update tasks set state = $2, reason = $3, since = now(), stop_reason = coalesce(stop_reason, $4),
              moving_since = null, move_blocked = null
        where id = $1`,
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
        where grace_until is not null and grace_until <= now() and state not in ('stopping', 'ended')`,
    );
    return rows.map(({ id }) => id);
  }

  /** Streams that are live or still have tasks, in the order of ids after `after`: what a sweep looks at, a part at a time. */
  async streamsAtWork(executor: Executor, after: string | null, limit: number): Promise<string[]> {
    const rows = await executor.query<{ id: string }>(
      `select id from (
         (select distinct stream_id as id from publications
           where state <> 'ended' and state = 'live' and ($1::uuid is null or stream_id > $1) order by 1 limit $2)
         union
         (select distinct stream_id from tasks
           where state <> 'ended' and state <> 'stopping' and ($1::uuid is null or stream_id > $1) order by 1 limit $2)
       ) at_work order by id limit $2`,
      [after, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** Streams with a task that is leaving its agent, or whose agent drains: their turn comes sooner than the sweep's. */
  async streamsMoving(executor: Executor, limit: number): Promise<string[]> {
    const rows = await executor.query<{ id: string }>(
      `select stream_id as id from tasks where moving_since is not null
        union
       select t.stream_id from concierges a join tasks t on t.concierge_id = a.id
        where (a.state <> 'active' or a.draining_since is not null) and t.state in ('claimed', 'running', 'retrying')
        limit $1`,
      [limit],
    );
    return rows.map(({ id }) => id);
  }

  /** Streams with tasks of one agent. */
  async streamsOf(executor: Executor, conciergeId: string): Promise<string[]> {
    const rows = await executor.query<{ id: string }>(
      `select distinct stream_id as id from tasks
        where concierge_id = $1 and state in ('claimed', 'running', 'retrying', 'stopping') order by 1`,
      [conciergeId],
    );
    return rows.map(({ id }) => id);
  }

  /** Forgets the ended tasks of deleted streams, whose history went with them. */
  async pruneRemoved(executor: Executor): Promise<void> {
    await executor.query(
      `delete from tasks where id in (
         select id from tasks where stream_removed_at is not null and state = 'ended' limit 1000)`,
    );
  }
}
