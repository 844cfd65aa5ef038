import { testServices } from '@app/kit/testing';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { migrations } from './index.js';

/**
 * What portier of the first release says to its database, as it said it (repositories of 0.1.0), in an order in which each has
 * something to do. `$name` stands for an id that an earlier statement answered.
 */
const statements: [answer: string | null, sql: string][] = [
  ['user', `insert into users (name, password_hash, is_administrator) values ('u2', 'x', true) returning id`],
  [null, `insert into sessions (token_hash, user_id, expires_at) values ('s', $user, now() + interval '1 hour')`],
  [null, `update sessions set last_used_at = now() where token_hash = 's'`],
  [null, `insert into api_tokens (name, token_hash, scopes) values ('hooks2', 'h2', '{feeds:authorization}')`],
  ['application', `insert into applications (name) values ('second') on conflict do nothing returning id`],
  ['stream', `insert into streams (application_id, name, title) values ($application, 'new', 'New') returning id`],
  [null, `update streams set title = 'Newer', version = version + 1, updated_at = now() where id = $stream`],
  ['key', `insert into publish_keys (stream_id, key_hash, hint) values ($stream, 'k2', 'abcd') returning id`],
  [null, `update publish_keys set last_used_at = now() where id = $key`],
  [
    'configuration',
    `insert into task_configurations (stream_id, type, name, enabled, fields) values ($stream, 'hls', '', true, '{}') returning id`,
  ],
  [
    null,
    `update task_configurations set name = 'x', version = version + 1, updated_at = now() where id = $configuration`,
  ],
  [
    null,
    `insert into media_servers as m (id, kind, role, rtmp_url, api_url) values ('srs-2', 'srs', 'origin', 'rtmp://h', 'http://h')
     on conflict (id) do update set api_url = excluded.api_url, version = m.version + 1`,
  ],
  [
    null,
    `update media_servers set service_id = 'r', software = 's', last_seen_at = now(), last_error = null where id = 'srs-2'`,
  ],
  [
    'publication',
    `insert into publications (stream_id, key_id, server_id, service_id, client_id, ip, application, sealed_server_stream, state)
     select s.id, k.id, 'srs-2', 'r', 'c1', '::1', 'second', 'sealed', 'authorized'
       from streams s left join publish_keys k on k.id = $key where s.id = $stream
     on conflict (server_id, service_id, client_id) where state <> 'ended' do nothing returning id`,
  ],
  [
    null,
    `update publications set state = 'live', since = now(), live_at = now(), media = '{}' where id = $publication`,
  ],
  [
    null,
    `insert into refusals (event_id, at, action, reason, server_id, client_id, ip, application, stream_id)
     values ('e2', now(), 'on_publish', 'unknown_key', 'srs-2', 'c', '::1', 'second', null) on conflict (event_id) do nothing`,
  ],
  [
    'concierge',
    `insert into concierges (name, token_hash) values ('agent-2', 't2') on conflict (name) do nothing returning id`,
  ],
  [
    null,
    `update concierges set incarnation = 'i', software = '0.1.0', slots = 4, free_slots = 4, skills = '{hls}', labels = '{}',
            load = '{}', last_heartbeat_at = now() where id = $concierge returning id, state`,
  ],
  [
    'task',
    `insert into tasks (configuration_id, configuration_version, stream_id, publication_id, type, replica, description, description_hash, skills)
     values ($configuration, 1, $stream, $publication, 'hls', 0, '{}', 'h', '{hls}') returning id`,
  ],
  [
    'granted',
    `with chosen as (
       select t.id, t.lease_token from tasks t cross join control_plane c
        where t.state = 'pending' and t.next_attempt_at <= now() and t.skills <@ '{hls}'::text[] and t.id = $task
        order by t.next_attempt_at, t.created_at limit 4 for no key update of t skip locked
     ), granted as (
       update tasks t set state = 'claimed', reason = null, since = now(), concierge_id = $concierge, report = null,
              lease_token = t.lease_token + 1, attempts = t.attempts + 1, lease_expires_at = now() + interval '10 seconds'
         from chosen where t.id = chosen.id returning t.*
     ), started as (
       insert into runs (task_id, lease_token, concierge_id) select id, lease_token, $concierge from granted
     ) select id from granted`,
  ],
  [null, `update tasks set lease_expires_at = now() + interval '10 seconds' where id = any(array[$task]::uuid[])`],
  [null, `update tasks set state = 'running', since = now(), report = '{}' where id = $task and lease_token = 1`],
  [
    null,
    `update runs set report = '{}', running_at = coalesce(running_at, now()) where task_id = $task and lease_token = 1`,
  ],
  [null, `update control_plane set last_beat_at = now()`],
  [
    null,
    `insert into schedules as s (name, next_at) values ('sweep', now()) on conflict (name) do update set next_at = excluded.next_at`,
  ],
  // granted again after its lease ran out
  [null, `update tasks set lease_token = lease_token + 1, state = 'claimed' where id = $task`],
  [
    null,
    `update tasks set state = 'stopping', reason = 'ended', since = now(), stop_reason = coalesce(stop_reason, 'ended') where id = $task`,
  ],
  [
    null,
    `update tasks set state = 'ended', since = now(), lease_expires_at = null, concierge_id = null where id = $task`,
  ],
  [
    null,
    `update publications set state = 'ended', reason = 'gone', since = now(), ended_at = now() where id = $publication`,
  ],
  [null, `delete from concierges where id = $concierge returning id`],
  [null, `delete from streams where id = $stream returning id`],
  // and the rows that were there before
  [null, `update tasks set state = 'running' where state = 'claimed'`],
  [null, `update publications set state = 'ended', reason = 'gone', ended_at = now() where state <> 'ended'`],
  [null, `delete from streams`],
];

describe('the schema under the version before', () => {
  const name = `before_${randomBytes(6).toString('hex')}`;
  let server: pg.Client;
  let client: pg.Client;

  beforeAll(async () => {
    const { postgresPort } = await testServices();
    const url = (database: string) => `postgres://postgres@127.0.0.1:${postgresPort}/${database}`;
    server = new pg.Client({ connectionString: url('postgres') });
    await server.connect();
    await server.query(`create database ${name}`);
    await migrate(url(name), migrations.slice(0, 1));
    client = new pg.Client({ connectionString: url(name) });
    await client.connect();
    await client.query(rowsOfBefore);
    await migrate(url(name), migrations);
  });
  afterAll(async () => {
    await client.end();
    await server.query(`drop database ${name} with (force)`);
    await server.end();
  });

  it('keeps the rows of before, with sensible values for what is new', async () => {
    const { rows } = await client.query('select state, lease_token::int, description_hash from tasks');
    expect(rows).toEqual([{ state: 'claimed', lease_token: 1, description_hash: 'h' }]);
    expect((await client.query('select count(*)::int as streams from streams')).rows).toEqual([{ streams: 1 }]);
  });

  it('takes every statement of the version before', async () => {
    const answers = new Map<string, string>();
    for (const [answer, text] of statements) {
      const sql = text.replace(/\$([a-z]+)\b/g, (_, word: string) => `'${answers.get(word)}'`);
      const { rows } = await client.query<{ id: string }>(sql).catch((error: unknown) => {
        throw new Error(`${(error as Error).message} in: ${sql}`);
      });
      if (answer === null) continue;
      expect([sql, rows.length]).toEqual([sql, 1]);
      answers.set(answer, rows[0]!.id);
    }
    const { rows: changes } = await client.query(`select distinct topic from changes order by 1`);
    expect(changes).toEqual([{ topic: 'authorization' }, { topic: 'directory' }]);
  });
});

async function migrate(url: string, wanted: typeof migrations): Promise<void> {
  const source = new DataSource({ type: 'postgres', url, entities: [], migrations: wanted });
  await source.initialize();
  await source.runMigrations({ transaction: 'each' });
  await source.destroy();
}

/** A stream that is live, with a task an agent holds. */
const rowsOfBefore = `
  insert into applications (name) values ('live');
  insert into streams (application_id, name) select id, 'old' from applications;
  insert into publish_keys (stream_id, key_hash, hint) select id, 'k', 'abcd' from streams;
  insert into task_configurations (stream_id, type) select id, 'hls' from streams;
  insert into media_servers (id, rtmp_url, api_url) values ('srs-1', 'rtmp://h', 'http://h');
  insert into publications (stream_id, key_id, server_id, service_id, client_id, ip, application, sealed_server_stream, state, live_at)
    select s.id, k.id, 'srs-1', 'r', 'c', '::1', 'live', 'sealed', 'live', now() from streams s, publish_keys k;
  insert into concierges (name, token_hash) values ('agent', 't');
  insert into tasks (configuration_id, configuration_version, stream_id, publication_id, type, description, description_hash,
                     skills, state, concierge_id, lease_token, lease_expires_at)
    select c.id, 1, c.stream_id, p.id, 'hls', '{}', 'h', '{hls}', 'claimed', a.id, 1, now() + interval '10 seconds'
      from task_configurations c, publications p, concierges a;
  insert into runs (task_id, lease_token, concierge_id) select id, lease_token, concierge_id from tasks;
`;
