import { edgePresenceExpiresAfterMs, edgeStates } from '@app/contract';
import { Injectable } from '@nestjs/common';
import { offlineAfterMs } from '../concierges/concierge.js';
import type { Executor } from '../database/database.js';
import type { Sample } from './cluster-gauges.js';

/** Zero rows make no series: what is nowhere is shown as 0 where an alert asks for it. */
const counts = `
  select 'portier_streams' as gauge, jsonb_build_object('enabled', enabled::text) as labels, count(*) as value
    from streams group by enabled
  union all
  select 'portier_streams_live', '{}', count(distinct stream_id) from publications where state = 'live' and state <> 'ended'
  union all
  select 'portier_publications', jsonb_build_object('state', state), count(*) from publications where state <> 'ended' group by state
  union all
  select 'portier_viewers', '{}', coalesce(sum((e.value ->> 'viewers')::int), 0)
    from director_reports r cross join lateral jsonb_each(r.streams) e where r.reported_at > now() - $2 * interval '1 millisecond'
  union all
  select 'portier_tasks', jsonb_build_object('type', type, 'state', state), count(*) from tasks where state <> 'ended' group by type, state
  union all
  select 'portier_tasks_failing',
         jsonb_build_object('type', type, 'fault', coalesce(report -> 'error' ->> 'fault', 'unknown')), count(*)
    from tasks where state in ('retrying', 'quarantined') group by type, report -> 'error' ->> 'fault'
  union all
  select 'portier_tasks_pending_oldest_seconds', '{}', coalesce(extract(epoch from now() - min(since)), 0)
    from tasks where state = 'pending'
  union all
  select 'portier_agents', jsonb_build_object('state', state, 'online', is_online::text), count(*) from agents group by state, is_online
  union all
  select 'portier_agent_slots', '{}', coalesce(sum(slots), 0) from agents where state = 'active' and is_online
  union all
  select 'portier_agent_slots_free', '{}', coalesce(sum(free_slots), 0) from agents where state = 'active' and is_online
  union all
  select 'portier_media_servers', jsonb_build_object('online', (last_seen_at is not null and last_error is null)::text), count(*)
    from media_servers group by last_seen_at is not null and last_error is null
  union all
  select 'portier_edges', jsonb_build_object('state', s.state), count(e.id)
    from unnest($3::text[]) s (state) left join edges e on e.state = s.state group by s.state
  union all
  select 'portier_problems_open', jsonb_build_object('code', code, 'severity', severity), count(*)
    from problems where state = 'open' group by code, severity
  union all
  select 'portier_outbox_entries', jsonb_build_object('topic', topic), count(*) from outbox group by topic
  union all
  select 'portier_outbox_oldest_seconds', '{}', coalesce(extract(epoch from now() - min(created_at)), 0) from outbox
  union all
  select 'portier_alert_deliveries', jsonb_build_object('state', state), count(*)
    from alert_deliveries where state <> 'delivered' group by state
  union all
  select 'portier_invitations_open', '{}', count(*) from invitations i join publish_keys k on k.id = i.key_id
   where coalesce(k.not_before <= now(), true) and coalesce(k.not_after > now(), true)`;

@Injectable()
export class MetricsRepository {
  /** Everything that is counted over the whole cluster. */
  counts(executor: Executor, viewersExpireAfterMs: number): Promise<Sample[]> {
    return executor.query<Sample>(
      `with agents as (
         select state, slots, free_slots,
                coalesce(last_heartbeat_at > now() - $1 * interval '1 millisecond', false) as is_online
           from concierges where state <> 'gone')
       select gauge, labels, value::float8 as value from (${counts}) c`,
      [offlineAfterMs, viewersExpireAfterMs, edgeStates],
    );
  }

  /** Clients of live streams on all their media servers, where those tell. */
  clients(executor: Executor, streams: readonly string[]): Promise<Sample[]> {
    return executor.query<Sample>(
      `select 'portier_stream_clients' as gauge, jsonb_build_object('stream', s.name) as labels,
              sum((p.media ->> 'clients')::float8) as value
         from publications p join streams s on s.id = p.stream_id
        where p.state = 'live' and p.state <> 'ended' and p.media ? 'clients' and s.name = any($1)
        group by s.name having sum((p.media ->> 'clients')::float8) is not null`,
      [streams],
    );
  }

  /** What each edge carries that has spoken lately. */
  edges(executor: Executor): Promise<Sample[]> {
    return executor.query<Sample>(
      `select f.gauge, jsonb_build_object('edge', e.name) as labels, f.value
         from edges e join edge_presence p on p.edge_id = e.id
        cross join lateral (values
          ('portier_edge_bits_per_second', (p.load ->> 'bitsPerSecond')::float8),
          ('portier_edge_capacity_bits_per_second', e.capacity_bits_per_second),
          ('portier_edge_connections', (p.load ->> 'connections')::float8),
          ('portier_edge_requests_per_second', (p.load ->> 'requestsPerSecond')::float8),
          ('portier_edge_cache_hit_ratio', (p.load ->> 'cacheHitRatio')::float8),
          ('portier_edge_origin_reachable', (p.load ->> 'originReachable')::boolean::int::float8)) as f (gauge, value)
        where p.seen_at > now() - $1 * interval '1 millisecond' and f.value is not null`,
      [edgePresenceExpiresAfterMs],
    );
  }

  /** Running tasks of these streams. */
  tasks(executor: Executor, streams: readonly string[]): Promise<Sample[]> {
    return executor.query<Sample>(
      `select 'portier_task_info' as gauge, 1::float8 as value,
              jsonb_build_object('task', t.id, 'type', t.type, 'stream', s.name, 'agent', a.name) as labels
         from tasks t join streams s on s.id = t.stream_id join concierges a on a.id = t.concierge_id
        where t.state = 'running' and s.name = any($1)`,
      [streams],
    );
  }
}
