import { Injectable } from '@nestjs/common';
import type { Executor } from '../database/database.js';
import { visibleTo } from '../rights/right.js';
import type { Fate, LivePublisher, OnAir, RunningTask } from './cut.js';
import type {
  State,
  StateAlertDestination,
  StateConfiguration,
  StateGroup,
  StateKey,
  StateQuota,
  StateStream,
} from './state.js';

type OfStream<Thing> = Thing & { streamId: string };

/** Grants on one thing, or null for a viewer who may not share it; as json. */
const grantsOn = (column: string, thing: string, held: string) => `
  case when $1::uuid is null or '{change,delete}' <@ ${held} then coalesce(
    (select jsonb_agg(jsonb_build_object('user', u.name, 'group', o.name, 'rights', g.rights)
                      order by g.user_id is null, lower(coalesce(u.name, o.name)))
       from grants g left join users u on u.id = g.user_id left join groups o on o.id = g.group_id
      where g.${column} = ${thing}), '[]') end as grants`;

/** What a file can say, as it is. In an order that does not depend on when it was made: an export is the same again. */
@Injectable()
export class ApplyRepository {
  /** One plan after the other is carried out; held until the end of the transaction. */
  async lock(executor: Executor): Promise<void> {
    await executor.query(`select pg_advisory_xact_lock(hashtext('portier apply'))`);
  }

  async state(executor: Executor, viewerId: string | null): Promise<State> {
    const isAll = viewerId === null;
    return {
      applications: await this.applications(executor, viewerId),
      streams: await this.streams(executor, viewerId),
      mediaServers: isAll ? await this.mediaServers(executor) : [],
      groups: isAll ? await this.groups(executor) : [],
      quotas: isAll ? await this.quotas(executor) : [],
      alertDestinations: isAll ? await this.alertDestinations(executor) : [],
    };
  }

  private applications(executor: Executor, viewerId: string | null): Promise<State['applications']> {
    return executor.query(
      `select a.id, a.name, ${grantsOn('application_id', 'a.id', 'r.held')}
         from applications a cross join lateral (select application_rights($1::uuid, a.id) as held) r
        where cardinality(r.held) > 0 order by a.name`,
      [viewerId],
    );
  }

  private async streams(executor: Executor, viewerId: string | null): Promise<StateStream[]> {
    const streams = await executor.query<Omit<StateStream, 'keys' | 'configurations'>>(
      `select s.id, s.name, a.name as application, s.title, s.enabled, s.visibility, u.name as owner,
              ${grantsOn('stream_id', 's.id', 'stream_rights($1::uuid, s.id)')}
         from streams s join applications a on a.id = s.application_id left join users u on u.id = s.owner_id
        where ${visibleTo('s.id', '$1')} order by s.name`,
      [viewerId],
    );
    const keys = byStream(
      await executor.query<OfStream<StateKey>>(
        `select k.id, k.stream_id as "streamId", k.label, k.not_before as "notBefore", k.not_after as "notAfter", k.networks,
                k.key_hash as hash
           from publish_keys k where ${visibleTo('k.stream_id', '$1')} and ${isOwnKey} 
                order by k.label, k.not_before, k.not_after, k.networks, k.id`,
        [viewerId],
      ),
    );
    const configurations = byStream(
      await executor.query<OfStream<StateConfiguration>>(
        `select c.id, c.stream_id as "streamId", c.type, c.name, c.enabled, c.replicas, c.labels, c.fields,
                ${grantsOn('configuration_id', 'c.id', 'configuration_rights($1::uuid, c.id)')}
           from task_configurations c where ${visibleTo('c.stream_id', '$1')} 
                order by c.type, c.name, c.enabled desc, c.fields::text, c.id`,
        [viewerId],
      ),
    );
    return streams.map((stream) => ({
      ...stream,
      keys: keys.get(stream.id) ?? [],
      configurations: configurations.get(stream.id) ?? [],
    }));
  }

  private mediaServers(executor: Executor): Promise<State['mediaServers']> {
    return executor.query('select id, role, rtmp_url as "rtmpUrl", api_url as "apiUrl" from media_servers order by id');
  }

  private groups(executor: Executor): Promise<StateGroup[]> {
    return executor.query<StateGroup>(
      `select g.id, g.name, g.is_default as "isDefault",
              array(select u.name from group_members m join users u on u.id = m.user_id
                     where m.group_id = g.id and not g.is_default order by lower(u.name)) as members,
              (select jsonb_build_object('streams', q.streams, 'liveStreams', q.live_streams, 'targets', q.targets)
                 from quotas q where q.group_id = g.id and num_nonnulls(q.streams, q.live_streams, q.targets) > 0) as quota
         from groups g order by lower(g.name)`,
    );
  }

  private quotas(executor: Executor): Promise<(StateQuota & { user: string })[]> {
    return executor.query(
      `select u.name as "user", q.streams, q.live_streams as "liveStreams", q.targets
         from quotas q join users u on u.id = q.user_id
        where num_nonnulls(q.streams, q.live_streams, q.targets) > 0 order by lower(u.name)`,
    );
  }

  /** Those of the installation. Of a rule about what is gone by now the id stands for its name. */
  private alertDestinations(executor: Executor): Promise<StateAlertDestination[]> {
    return executor.query(
      `select d.id, d.name, d.kind, d.enabled, d.language, d.sealed_url as "sealedUrl", d.mail_to as "mailTo",
              coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'name', r.name, 'enabled', r.enabled, 'events', r.events,
                 'streams', array(select coalesce(s.name, w.id::text) from unnest(r.stream_ids) with ordinality w(id, place)
                                    left join streams s on s.id = w.id order by w.place),
                 'applications', array(select coalesce(a.name, w.id::text)
                                         from unnest(r.application_ids) with ordinality w(id, place)
                                         left join applications a on a.id = w.id order by w.place),
                 'minDurationSeconds', r.min_duration_seconds, 'repeatMinutes', r.repeat_minutes, 'quiet', r.quiet)
                 order by r.name, r.created_at, r.id) from alert_rules r where r.destination_id = d.id), '[]') as rules
         from alert_destinations d where d.owner_id is null order by d.name, d.created_at, d.id`,
    );
  }

  async userId(executor: Executor, name: string): Promise<string | undefined> {
    const [row] = await executor.query<{ id: string }>('select id from users where lower(name) = lower($1)', [name]);
    return row?.id;
  }

  async groupId(executor: Executor, name: string): Promise<string | undefined> {
    const [row] = await executor.query<{ id: string }>('select id from groups where lower(name) = lower($1)', [name]);
    return row?.id;
  }

  async setOwner(executor: Executor, streamId: string, ownerId: string | null): Promise<void> {
    await executor.query('update streams set owner_id = $2, version = version + 1, updated_at = now() where id = $1', [
      streamId,
      ownerId,
    ]);
  }

  /** @param hash null: the key stays what it is */
  async changeKey(
    executor: Executor,
    id: string,
    key: {
      label: string;
      notBefore: string | null;
      notAfter: string | null;
      networks: string[];
      hash: string | null;
      hint: string | null;
    },
  ): Promise<void> {
    await executor.query(
      `update publish_keys set label = $2, not_before = $3, not_after = $4, networks = $5,
              key_hash = coalesce($6, key_hash), hint = coalesce($7, hint)
        where id = $1`,
      [id, key.label, key.notBefore, key.notAfter, key.networks, key.hash, key.hint],
    );
  }

  /** What is on the air: tasks that an agent has, and publishers who are live. */
  async onAir(executor: Executor): Promise<OnAir> {
    const tasks = await executor.query<RunningTask>(
      `select t.id, t.type, s.id as "streamId", s.name as stream, coalesce(c.name, '') as configuration
         from tasks t join streams s on s.id = t.stream_id left join task_configurations c on c.id = t.configuration_id
        where t.state in ('claimed', 'running', 'retrying') order by s.name, t.type, t.replica`,
    );
    const publishers = await executor.query<LivePublisher>(
      `select p.id, s.id as "streamId", s.name as stream, p.key_id as "keyId"
         from publications p join streams s on s.id = p.stream_id where p.state = 'live' order by s.name`,
    );
    return { tasks, publishers };
  }

  /** What has become of it, as far as it is still there. */
  async fate({ tasks, publishers }: OnAir, executor: Executor): Promise<Fate> {
    const ofTasks = await executor.query<Fate['tasks'][number]>(
      `select id, case when state in ('stopping', 'ended') then coalesce(stop_reason, reason) end as "stopReason",
              moving_since is not null as "isMoving"
         from tasks where id = any($1::uuid[])`,
      [tasks.map(({ id }) => id)],
    );
    const ofPublishers = await executor.query<Fate['publishers'][number]>(
      `select p.id, s.enabled as "isEnabled", p.key_id as "keyId",
              coalesce(k.not_before > now() or k.not_after <= now(), false) as "isOutsideWindow"
         from publications p join streams s on s.id = p.stream_id left join publish_keys k on k.id = p.key_id
        where p.id = any($1::uuid[])`,
      [publishers.map(({ id }) => id)],
    );
    return { tasks: ofTasks, publishers: ofPublishers };
  }
}

/** Keys of invitations come and go with these. */
const isOwnKey = `not exists (select from invitations i where i.key_id = k.id)`;

function byStream<Thing>(things: readonly OfStream<Thing>[]): Map<string, Thing[]> {
  const found = new Map<string, Thing[]>();
  for (const { streamId, ...thing } of things) {
    const own = found.get(streamId) ?? [];
    own.push(thing as Thing);
    found.set(streamId, own);
  }
  return found;
}
