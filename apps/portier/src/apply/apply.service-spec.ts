import type { Problem } from '@app/contract';
import { waitFor } from '@app/kit/testing';
import { parse, stringify } from 'yaml';
import { hashPassword } from '../accounts/passwords.js';
import { insertConcierge, insertMediaServer } from '../testing/rows.js';
import { startPortier, type Answer, type RunningPortier } from '../testing/portier.js';
import type { AppliedView, PlanView } from './apply.dto.js';

let portier: RunningPortier;
const anna = `Basic ${Buffer.from('anna:a password of anna').toString('base64')}`;
const bert = `Basic ${Buffer.from('bert:a password of bert').toString('base64')}`;
beforeAll(async () => {
  // Nobody looks whether the publisher of a test is really there.
  portier = await startPortier({ PORTIER_POLL_INTERVAL_MS: '60000' });
  for (const name of ['anna', 'bert']) {
    await portier.database.query('insert into users (name, password_hash) values ($1, $2)', [
      name,
      await hashPassword(`a password of ${name}`),
    ]);
  }
});
afterAll(() => portier.close());

interface Options {
  prune?: boolean;
  secrets?: Record<string, string>;
  authorization?: string;
}

const textOf = (file: unknown) =>
  typeof file === 'string' ? file : stringify({ kind: 'portier/v1', ...(file as object) });
function plan(file: unknown, { authorization, ...options }: Options = {}): Promise<Answer<PlanView & Problem>> {
  const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
  return portier.call('POST', '/plan', { body: { file: textOf(file), ...options }, headers });
}
async function apply(file: unknown, options: Options = {}): Promise<AppliedView> {
  const { authorization, ...more } = options;
  const planned = await plan(file, options);
  expect([planned.body, planned.status]).toEqual([planned.body, 200]);
  const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
  const body = { file: textOf(file), planHash: planned.body.hash, ...more };
  const answer = await portier.call<AppliedView>('POST', '/apply', { body, headers });
  expect([answer.body, answer.status]).toEqual([answer.body, 200]);
  expect(answer.body.steps).toEqual(planned.body.steps);
  return answer.body;
}
async function exported(authorization = portier.admin.authorization): Promise<string> {
  return (await portier.call<string>('GET', '/export', { headers: { authorization } })).body;
}
const steps = ({ steps: all }: PlanView) => all.map(({ action, kind, name }) => `${action} ${kind} ${name}`);

const cluster = {
  groups: [{ name: 'crew', members: ['anna'], quota: { streams: 5, liveStreams: null, targets: 3 } }],
  applications: [{ name: 'live' }, { name: 'events', grants: [{ group: 'crew', rights: ['view', 'create'] }] }],
  mediaServers: [{ id: 'origin-a', rtmpUrl: 'rtmp://127.0.0.1:1935', apiUrl: 'http://127.0.0.1:9' }],
  streams: [
    {
      name: 'opening',
      application: 'events',
      title: 'Opening',
      visibility: 'unlisted',
      owner: 'anna',
      keys: [
        { label: 'truck', notBefore: '2026-11-21T10:00:00+01:00', networks: ['192.0.2.0/24'] },
        { label: 'spare', secretFrom: 'SPARE_KEY' },
      ],
      configurations: [
        { type: 'hls', name: 'Ladder', fields: { segmentSeconds: 4 }, replicas: 2 },
        {
          type: 'restream',
          name: 'Platform',
          enabled: false,
          fields: { url: 'rtmp://live.example.com/app', streamKey: { secretFrom: 'PLATFORM' } },
        },
      ],
      grants: [
        { user: 'anna', rights: ['view', 'change', 'delete'] },
        { group: 'crew', rights: ['view'] },
      ],
    },
  ],
  quotas: [{ user: 'bert', streams: 1, liveStreams: null, targets: null }],
};
const secrets = { SPARE_KEY: 'a-key-that-was-given-to-it', PLATFORM: 'key-of-the-platform' };

describe('a file', () => {
  it('is planned without a trace, and then applied as planned', async () => {
    const before = await exported();
    const rows = () => portier.database.query<{ count: string }>('select count(*) from audit_entries');
    const entries = await rows();
    const planned = await plan(cluster, { secrets });
    expect(steps(planned.body)).toEqual([
      'create mediaServer origin-a',
      'create group crew',
      'create member group crew: anna',
      'change quota group crew',
      'create application events',
      'create stream opening',
      'create key truck',
      'create key spare',
      'create configuration hls "Ladder"',
      'create configuration restream "Platform"',
      'change grants stream opening',
      'change grants application events',
      'change quota user bert',
    ]);
    expect([await exported(), await rows()]).toEqual([before, entries]);
    const applied = await apply(cluster, { secrets });
    expect(applied.newKeys).toEqual([{ stream: 'opening', label: 'truck', key: expect.stringMatching(/^[\w-]{32}$/) }]);
    expect(JSON.stringify(planned.body)).not.toMatch(/a-key-that|key-of-the-platform/);
    const again = await plan(cluster, { secrets });
    expect(again.body.steps).toEqual([]);
  });

  it('that was exported changes nothing, also for those who see less', async () => {
    for (const authorization of [portier.admin.authorization, anna]) {
      const text = await exported(authorization);
      expect(text).toContain('name: opening');
      const planned = await plan(text, { authorization, prune: true });
      expect([planned.status, planned.body.steps]).toEqual([200, []]);
    }
    expect(await exported(bert)).not.toContain('opening');
    expect(await exported()).not.toMatch(/key-of-the-platform|a-key-that|sealed/);
  });

  it('that was exported makes everything again after all was deleted', async () => {
    const text = await exported();
    const nothing = { streams: [], applications: [], mediaServers: [], groups: [], quotas: [] };
    const wiped = await apply(nothing, { prune: true });
    expect(steps(wiped)).toContain('delete stream opening');
    expect(await exported()).not.toMatch(/opening|events|origin-a|crew|bert/);
    await apply(text);
    expect(await exported()).toBe(text);
  });

  it('shows a change field by field, and leaves what it does not name', async () => {
    const file = {
      streams: [
        {
          name: 'opening',
          title: 'The opening',
          configurations: [{ type: 'hls', name: 'Ladder', fields: { segmentSeconds: 6 } }],
        },
      ],
    };
    const planned = await plan(file);
    expect(planned.body.steps).toMatchObject([
      {
        kind: 'stream',
        stream: 'opening',
        line: 3,
        changes: [{ path: 'title', before: 'Opening', after: 'The opening' }],
      },
      { kind: 'configuration', changes: [{ path: 'fields.segmentSeconds', before: 4, after: 6 }] },
    ]);
    await apply(file);
    const { streams } = parse(await exported()) as {
      streams: { title: string; keys: unknown[]; configurations: any[] }[];
    };
    expect(streams[0]).toMatchObject({ title: 'The opening', keys: [{}, {}], configurations: [{}, {}] });
    expect(streams[0]?.configurations[0].fields.segmentSeconds).toBe(6);
  });

  it('deletes what its lists do not name only when asked', async () => {
    const file = { streams: [{ name: 'opening', keys: [{ label: 'spare' }] }] };
    expect((await plan(file)).body.steps).toEqual([]);
    expect(steps((await plan(file, { prune: true })).body)).toEqual(['delete key truck']);
  });

  it('is not applied when the world has changed since its plan', async () => {
    const file = { streams: [{ name: 'opening', title: 'Later' }] };
    const { hash: planHash } = (await plan(file)).body;
    await portier.database.query(`update streams set title = 'Meanwhile' where name = 'opening'`);
    const answer = await portier.call<Problem>('POST', '/apply', { body: { file: textOf(file), planHash } });
    expect([answer.status, answer.body.code]).toEqual([409, 'conflict']);
    expect(await portier.database.query(`select title from streams where name = 'opening'`)).toEqual([
      { title: 'Meanwhile' },
    ]);
  });

  it('is applied by its author, in the audit', async () => {
    await apply({ streams: [{ name: 'opening', title: 'By anna' }] }, { authorization: anna });
    const { body } = await portier.call<{ items: any[] }>('GET', '/audit?kind=stream&limit=1');
    expect(body.items[0]).toMatchObject({ actor: { name: 'anna' }, after: { title: 'By anna' } });
  });
});

describe('a file with problems', () => {
  const problems = async (file: string, options: Options = {}) => {
    const { status, body } = await plan(`kind: portier/v1\n${file}`, options);
    expect(status).toBe(422);
    return body.errors?.map(({ path, line, column, message }) => [path, line, column, message]);
  };

  it.each<[string, string, [string, number, number, RegExp][]]>([
    ['no YAML', 'streams: [', [['', 2, 11, /./]]],
    ['an unknown member', 'streams:\n  - name: a\n    titel: x', [['streams.0.titel', 4, 5, /no such member/]]],
    ['a doubled key', 'streams: []\nstreams: []', [['', 3, 1, /unique/]]],
    ['a thing twice', 'streams:\n  - name: a\n  - name: a', [['streams.1', 4, 5, /twice/]]],
    ['a wrong value', 'streams:\n  - name: a b', [['streams.0.name', 3, 5, /letters/]]],
    ['aliases', 'streams: &a []\ngroups: *a', [['', 3, 9, /aliases/]]],
    ['a text no database holds', 'streams:\n  - name: a\n    title: "\\0"', [['streams.0.title', 4, 5, /NUL/]]],
    ['nesting without end', 'streams: ' + '['.repeat(100_000), [['', 2, 42, /deeper/]]],
    ['another kind', 'streams: []\nkind: x', [['', 3, 1, /unique/]]],
    [
      'an unknown task type',
      'streams:\n  - name: a\n    configurations:\n      - type: x',
      [['streams.0.configurations.0.type', 5, 9, /hls/]],
    ],
    [
      'a wrong field of a configuration',
      'streams:\n  - name: a\n    configurations:\n      - type: hls\n        fields: { segmentSeconds: 0 }',
      [['streams.0.configurations.0.fields.segmentSeconds', 6, 19, /use/]],
    ],
    ['an unknown user', 'streams:\n  - name: a\n    owner: nobody', [['streams.0.owner', 4, 5, /no user "nobody"/]]],
    [
      'an unknown application',
      'streams:\n  - name: a\n    application: x',
      [['streams.0.application', 4, 5, /no application/]],
    ],
    [
      'a secret that was not given',
      'streams:\n  - name: a\n    keys: [{ secretFrom: KEY }]',
      [['streams.0.keys.0.secretFrom', 4, 14, /"KEY"/]],
    ],
    [
      'two ladders',
      'streams:\n  - name: a\n    configurations: [{ type: hls }, { type: hls, name: b }]',
      [['streams.0.configurations.1.enabled', 4, 37, /one hls/]],
    ],
  ])('with %s: says where', async (_, file, expected) => {
    const found = await problems(file);
    expect(found).toEqual(
      expected.map(([path, line, column, pattern]) => [path, line, column, expect.stringMatching(pattern)]),
    );
  });

  it('tells all problems at once and changes nothing', async () => {
    const found = await problems('streams:\n  - name: fine\n  - name: a\n    owner: x\n  - name: b\n    owner: y');
    expect(found?.map(([path]) => path)).toEqual(['streams.1.owner', 'streams.2.owner']);
    expect(await exported()).not.toContain('fine');
  });

  it('is refused to those who have no right to what it asks for', async () => {
    const foreign = await problems('streams:\n  - name: opening\n    title: Mine', { authorization: bert });
    expect(foreign).toEqual([['streams.0.name', 3, 5, expect.stringContaining('taken')]]);
    const reserved = await problems('groups: []\nmediaServers: []', { authorization: anna });
    expect(reserved?.map(([path]) => path)).toEqual(['mediaServers', 'groups']);
    const quota = await problems('streams:\n  - name: one\n  - name: two', { authorization: bert });
    expect(quota).toEqual([['streams.1', 4, 5, expect.stringContaining('quota')]]);
  });
});

describe('what a plan would cut', () => {
  it('is what reconciling would stop, and the publishers it would end', async () => {
    await insertMediaServer(portier.database, 'origin-cut');
    // It has not been silent for too long, however long the tests take: it comes into being tomorrow.
    await portier.database.query(
      `update media_servers set created_at = now() + interval '1 day' where id = 'origin-cut'`,
    );
    await apply({
      streams: [{ name: 'on-air', keys: [{ label: 'k' }], configurations: [{ type: 'hls', name: 'Ladder' }] }],
    });
    const [row] = await portier.database.query<{ id: string }>(`select id from streams where name = 'on-air'`);
    await portier.database.query(
      `insert into publications (stream_id, key_id, server_id, service_id, client_id, ip, application, sealed_server_stream, state, live_at)
       select s.id, k.id, 'origin-cut', 'v', 'c', '192.0.2.1', 'live', 'sealed', 'live', now()
         from streams s join publish_keys k on k.stream_id = s.id where s.id = $1`,
      [row?.id],
    );
    await apply({ streams: [{ name: 'on-air', title: 'wakes the reconciliation' }] });
    const held = `update tasks set state = 'running', concierge_id = $2, lease_token = 1, lease_expires_at = now() + interval '1 hour'
        where stream_id = $1 and state = 'pending' returning id`;
    const agent = await insertConcierge(portier.database);
    await waitFor('the task', async () => (await portier.database.query(held, [row?.id, agent])).length > 0);
    const cuts = async (stream: object, options: Options = {}) =>
      (await plan({ streams: [{ name: 'on-air', ...stream }] }, options)).body.cuts.map(({ what, type, reason }) => [
        what,
        type,
        reason,
      ]);
    expect(await cuts({ title: 'Renamed' })).toEqual([]);
    expect(await cuts({ configurations: [{ type: 'hls', name: 'Ladder', fields: { segmentSeconds: 6 } }] })).toEqual([
      ['task', 'hls', 'changed'],
    ]);
    expect(await cuts({ configurations: [] }, { prune: true })).toContainEqual(['task', 'hls', 'removed']);
    expect(await cuts({ keys: [] }, { prune: true })).toContainEqual(['publisher', null, 'key_revoked']);
    expect(await cuts({ enabled: false })).toEqual([
      ['publisher', null, 'stream_disabled'],
      ['task', 'hls', 'removed'],
    ]);
    expect(await portier.database.query(`select state from tasks where stream_id = $1`, [row?.id])).toEqual([
      { state: 'running' },
    ]);
  });
});

describe('alerts in a file', () => {
  const url = 'https://hooks.example.org/services/T0/B0/a-secret-of-the-chat';
  const alerts = {
    alertDestinations: [
      {
        name: 'Operations',
        kind: 'slack',
        url: { secretFrom: 'CHAT' },
        rules: [
          { name: 'Down', events: ['stream.down', 'silence'], streams: ['alerted'], repeatMinutes: 60 },
          { name: 'Agents', events: ['agent_gone'] },
        ],
      },
      { name: 'Program', kind: 'webhook', url: 'https://hooks.example.org/portier' },
    ],
  };
  const options = { secrets: { CHAT: url } };

  it('are made once, with a secret that is shown once, and go into an export without any', async () => {
    const applied = await apply({ streams: [{ name: 'alerted' }], ...alerts }, options);
    expect(steps(applied)).toEqual([
      'create stream alerted',
      'create alertDestination Operations',
      'create alertRule Operations: Down',
      'create alertRule Operations: Agents',
      'create alertDestination Program',
    ]);
    expect(applied.newSecrets).toEqual([{ destination: 'Program', secret: expect.stringMatching(/^whsec_/) }]);
    expect(JSON.stringify(applied.steps)).not.toContain('a-secret-of-the-chat');
    expect((await plan(alerts, options)).body.steps).toEqual([]);
    const text = await exported();
    expect(text).not.toMatch(/a-secret-of-the-chat|hooks\.example|whsec_/);
    expect(parse(text)).toMatchObject({
      alertDestinations: [
        { name: 'Operations', kind: 'slack', rules: [{ name: 'Agents' }, { name: 'Down', streams: ['alerted'] }] },
        { name: 'Program', kind: 'webhook', rules: [] },
      ],
    });
    for (const prune of [false, true]) expect((await plan(text, { prune })).body.steps).toEqual([]);
  });

  it('change field by field, keep their address where the file has none, and go when they are not named', async () => {
    const sealed = () =>
      portier.database.query<{ url: string }>('select sealed_url as url from alert_destinations order by name');
    const before = await sealed();
    const [operations] = alerts.alertDestinations;
    const rules = [{ name: 'Down', minDurationSeconds: 30, streams: [] }];
    const file = { alertDestinations: [{ ...operations, url: undefined, language: 'de', rules }] };
    const { body } = await plan(file);
    expect(body.steps.map(({ name, changes }) => [name, changes.map(({ path }) => path)])).toEqual([
      ['Operations', ['language']],
      ['Operations: Down', ['streams', 'minDurationSeconds']],
    ]);
    await apply(file);
    expect(await sealed()).toEqual(before);
    const [other] = (
      await plan({ alertDestinations: [{ ...operations, rules: undefined }] }, { secrets: { CHAT: `${url}2` } })
    ).body.steps;
    expect(other?.changes).toEqual([{ path: 'url', before: { $secret: 'kept' }, after: { $secret: 'given' } }]);
    expect(steps(await apply({ alertDestinations: [] }, { prune: true }))).toEqual([
      'delete alertDestination Operations',
      'delete alertDestination Program',
    ]);
  });

  it('of a stream that is gone are exported so that they never tell of more', async () => {
    await apply({ streams: [{ name: 'alerted' }], ...alerts }, options);
    const [{ id }] = (await portier.call<{ items: [{ id: string }] }>('GET', '/streams?search=alerted')).body.items;
    await portier.call('DELETE', `/streams/${id}`);
    const text = await exported();
    expect(text).toContain(id);
    expect((await plan(text, { prune: true })).body.steps).toEqual([]);
  });

  it.each<[string, object, string]>([
    ['no address', { name: 'a', kind: 'slack' }, 'alertDestinations.0.url'],
    ['an address that is none', { name: 'a', kind: 'slack', url: 'chat' }, 'alertDestinations.0.url'],
    ['a secret that was not given', { name: 'a', kind: 'slack', url: { secretFrom: 'NO' } }, 'alertDestinations.0.url'],
    ['another kind than it is of', { name: 'Program', kind: 'slack' }, 'alertDestinations.0.kind'],
    [
      'a rule about a stream that is not there',
      { name: 'Program', kind: 'webhook', rules: [{ name: 'r', events: ['silence'], streams: ['nothing'] }] },
      'alertDestinations.0.rules.0.streams.0',
    ],
    [
      'a rule without events',
      { name: 'Program', kind: 'webhook', rules: [{ name: 'r' }] },
      'alertDestinations.0.rules.0.events',
    ],
  ])('are refused with %s, where the file says so', async (_, destination, path) => {
    const { status, body } = await plan({ alertDestinations: [destination] });
    expect([status, body.errors?.[0]?.path]).toEqual([422, path]);
  });

  it('are for administrators', async () => {
    const { status, body } = await plan({ alertDestinations: [] }, { authorization: anna });
    expect([status, body.errors?.[0]?.path]).toEqual([422, 'alertDestinations']);
  });
});

describe('a file that would hold tasks of streams on the air for too long', () => {
  it('is refused before their agents would be given up, and changes nothing', async () => {
    const leaseTtlMs = 2_000;
    const { DATABASE_URL, PORTIER_CLUSTER_SECRET } = portier.config;
    const hurried = await startPortier(
      { DATABASE_URL, PORTIER_CLUSTER_SECRET, PORTIER_LEASE_TTL_MS: String(leaseTtlMs) },
      { isReplica: true },
    );
    const names = ['held-1', 'held-2'];
    await apply({ streams: names.map((name) => ({ name })) });
    await portier.database.query(
      `insert into publications (stream_id, server_id, service_id, client_id, ip, application, sealed_server_stream, state, live_at)
       select id, 'origin-cut', 'v', name, '192.0.2.1', 'live', 'sealed', 'live', now() from streams where name = any($1)`,
      [names],
    );
    const file = textOf({ streams: names.map((name) => ({ name, title: 'Held' })) });
    const headers = { authorization: portier.admin.authorization };
    const answered = await portier.database.transaction(async (other) => {
      await other.query(`select 1 from streams where name = 'held-1' for update`);
      const answer = hurried.call<Problem>('POST', '/plan', { body: { file }, headers });
      await waitFor('the file to wait for the stream', async () => {
        const waiting = await portier.database.query(
          // Of an edit: a sweep waits for a stream too, with another lock.
          `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
             and query like 'select 1 from streams % for update'`,
        );
        return waiting.length > 0;
      });
      await other.query('select pg_sleep($1)', [leaseTtlMs / 2_000 + 0.1]);
      return { answer };
    });
    const { status, body } = await answered.answer;
    await hurried.close();
    expect([status, body.code, body.detail]).toEqual([409, 'conflict', expect.stringContaining('Apply it in parts')]);
    expect((await plan(file)).body.steps).toHaveLength(2);
  });
});
