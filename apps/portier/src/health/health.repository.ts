import { edgePresenceExpiresAfterMs, type Progress } from '@app/contract';
import { Injectable } from '@nestjs/common';
import { offlineAfterMs } from '../concierges/concierge.js';
import type { Executor } from '../database/database.js';
import type {
  AgentFacts,
  EdgeFacts,
  FailingDestination,
  InputFacts,
  LostStream,
  ServerFacts,
  TaskFacts,
} from './facts.js';

/** An agent with the latest figures of its tasks, by task id. */
export type AgentRow = AgentFacts & { progress: Readonly<Record<string, Progress>> };

/** Of a silent media server nothing is known after this long, whatever its last answer was. */
const lookedAgoMs = 30_000;
/** That an encoder was changed is told for so long: five minutes. */
const changeToldMs = 300_000;
/** A publisher that had sent nothing for so long when it went has lost its connection. */
const silentBeforeEndMs = 10_000;

/** Reads what health is judged from: a handful of statements, however many streams are live. */
@Injectable()
export class HealthRepository {
  /** Of each live stream the publication that its tasks run on. */
  inputs(executor: Executor): Promise<InputFacts[]> {
    return executor.query<InputFacts>(
      `select distinct on (p.stream_id) p.stream_id as "streamId",
              m.last_error is not null or coalesce(m.looked_at < now() - $1 * interval '1 millisecond', true) as "isServerAway",
              extract(epoch from now() - p.live_at)::float8 * 1000 as "liveMs",
              coalesce(greatest(0, extract(epoch from m.looked_at - p.progressed_at)), 0)::float8 * 1000 as "silentMs",
              case when p.media = '{}' then null else p.media end as media, p.samples,
              case when p.media_changed_at > now() - $2 * interval '1 millisecond' then p.media_before end as "mediaBefore",
              p.usual_frames_per_second as "usualFramesPerSecond"
         from publications p join media_servers m on m.id = p.server_id
        where p.state = 'live'
        order by p.stream_id, p.live_at, p.id`,
      [lookedAgoMs, changeToldMs],
    );
  }

  /**
   * Streams with something switched on whose newest publication ended within the hour without being stopped: its media server went
   * away, or nothing had arrived for a while.
   */
  lost(executor: Executor): Promise<LostStream[]> {
    return executor.query<LostStream>(
      `select newest.stream_id as "streamId", newest.server_id as "serverId",
              case when newest.reason = 'unpublished' then 'connection_lost' else newest.reason end as reason
         from (select distinct on (p.stream_id) p.*
                 from publications p
                where p.state = 'ended' and p.ended_at > now() - interval '1 hour'
                order by p.stream_id, p.ended_at desc) newest
         join streams s on s.id = newest.stream_id and s.enabled
        where newest.live_at is not null
          and (newest.reason in ('server_gone', 'server_restarted')
               or (newest.reason = 'unpublished'
                   and newest.progressed_at < newest.ended_at - $1 * interval '1 millisecond'))
          and not exists (select from publications p where p.stream_id = s.id and p.state <> 'ended')
          and exists (select from task_configurations c where c.stream_id = s.id and c.enabled)`,
      [silentBeforeEndMs],
    );
  }

  /**
   * By agent, the stream of each task that runs there. A row an agent: a row a task took four times as long to read, and there are
   * thousands.
   */
  running(executor: Executor): Promise<{ agentId: string; streamOf: Readonly<Record<string, string>> }[]> {
    return executor.query(
      `select concierge_id as "agentId", json_object_agg(id, stream_id) as "streamOf" from tasks
        where state = 'running' and concierge_id is not null and stream_removed_at is null
        group by concierge_id`,
    );
  }

  /** Tasks that wait or fail, and the ones named. The error only of those that have one now: reports are long. */
  tasks(executor: Executor, ids: readonly string[]): Promise<Omit<TaskFacts, 'progress' | 'agentName'>[]> {
    return executor.query(
      `select t.id, t.stream_id as "streamId", t.type, coalesce(c.name, '') as "configurationName", t.state, t.reason,
              t.state = 'pending' and t.preferred_until = 'infinity' as "isUnplaced", t.concierge_id as "agentId",
              case when t.state in ('retrying', 'quarantined') then t.report -> 'error' end as error
         from tasks t left join task_configurations c on c.id = t.configuration_id
        where t.stream_removed_at is null
          and t.id in (select id from tasks where state in ('retrying', 'quarantined')
                       union all select id from tasks where state = 'pending' and preferred_until = 'infinity'
                       union all select id from tasks where state = 'running' and id = any($1::uuid[]))`,
      [ids],
    );
  }

  /** Agents that have been heard of; one that never was is not missed. */
  agents(executor: Executor): Promise<AgentRow[]> {
    return executor.query<AgentRow>(
      `select id, name, state = 'active' and draining_since is null as "isActive",
              last_heartbeat_at > now() - ${offlineAfterMs} * interval '1 millisecond' as "isOnline",
              (load ->> 'cpu')::float8 as cpu, (load ->> 'memory')::float8 as memory, disks, progress
         from concierges where last_heartbeat_at is not null and state <> 'gone'`,
    );
  }

  /** Edges that have spoken; one that never did is not missed, and nor is one that was drained or left by itself. */
  edges(executor: Executor): Promise<EdgeFacts[]> {
    return executor.query<EdgeFacts>(
      `select e.id, e.name, e.state = 'gone' and e.reason = 'silent' and not e.is_drained as "isMissed",
              case when e.state <> 'gone' and p.seen_at > now() - $1 * interval '1 millisecond' then p.load end as load,
              json_build_object('bitsPerSecond', e.capacity_bits_per_second, 'sessions', e.capacity_sessions) as capacity
         from edges e left join edge_presence p on p.edge_id = e.id
        where e.state <> 'joining'`,
      [edgePresenceExpiresAfterMs],
    );
  }

  servers(executor: Executor): Promise<ServerFacts[]> {
    return executor.query<ServerFacts>('select id, last_error as error from media_servers');
  }

  /** Alert destinations that nothing has reached for a day. */
  destinations(executor: Executor): Promise<FailingDestination[]> {
    return executor.query<FailingDestination>(
      `select id, name, coalesce(last_error, '') as error from alert_destinations
        where enabled and failing_since < now() - interval '1 day'`,
    );
  }

  async isWorkConfigured(executor: Executor): Promise<boolean> {
    const rows = await executor.query(
      `select from task_configurations c join streams s on s.id = c.stream_id and s.enabled where c.enabled limit 1`,
    );
    return rows.length > 0;
  }
}
