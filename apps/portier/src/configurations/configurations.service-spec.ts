import { deriveClusterKeys, unseal, type Problem } from '@app/contract';
import type { Page } from '../http/page.js';
import type { NewStreamView } from '../streams/streams.dto.js';
import { startPortier, type RunningPortier } from '../testing/portier.js';
import type { ConfigurationView } from './configurations.dto.js';

let portier: RunningPortier;
let stream: NewStreamView;
beforeAll(async () => {
  portier = await startPortier();
  stream = (await portier.call<NewStreamView>('POST', '/streams', { body: { name: 'show' } })).body;
});
afterAll(() => portier.close());

const secret = 'the-key-of-the-platform';

async function create(fields: object, more: object = {}): Promise<ConfigurationView> {
  const body = {
    streamId: stream.id,
    type: 'restream',
    fields: { url: 'rtmp://live.example.com/app', ...fields },
    ...more,
  };
  const answer = await portier.call<ConfigurationView>('POST', '/configurations', { body });
  expect(answer.body).toMatchObject({ id: expect.any(String) });
  expect(answer.status).toBe(201);
  return answer.body;
}

const change = (id: string, body: object, headers: Record<string, string> = {}) =>
  portier.call<ConfigurationView>('PATCH', `/configurations/${id}`, { body, headers });

async function storedFields(id: string): Promise<Record<string, unknown>> {
  const sql = 'select fields from task_configurations where id = $1';
  return (await portier.database.query<{ fields: Record<string, unknown> }>(sql, [id]))[0]?.fields ?? {};
}

describe('secrets of a task configuration', () => {
  it('are sealed in the database and in no answer', async () => {
    const created = await create({ streamKey: secret });
    expect(created.fields).toMatchObject({ url: 'rtmp://live.example.com/app', video: 'copy' });
    expect(created.fields).not.toHaveProperty('streamKey');
    expect(created.secretsSet).toEqual(['streamKey']);
    const stored = await storedFields(created.id);
    expect(JSON.stringify(stored)).not.toContain(secret);
    const keys = deriveClusterKeys(portier.config.PORTIER_CLUSTER_SECRET);
    expect(unseal(keys, (stored['streamKey'] as { $sealed: string }).$sealed)).toBe(secret);
    const answers = [
      await portier.call('GET', `/configurations/${created.id}`),
      await portier.call('GET', `/configurations?streamId=${stream.id}`),
      await change(created.id, { name: 'renamed' }),
    ];
    expect(JSON.stringify(answers)).not.toMatch(new RegExp(`${secret}|sealed`));
  });

  it('stay byte for byte as they were when a change does not name them or repeats them', async () => {
    const { id } = await create({ streamKey: secret });
    const before = await storedFields(id);
    await change(id, { fields: { video: 'h264' } });
    expect(await storedFields(id)).toEqual({ ...before, video: 'h264' });
    await change(id, { fields: { streamKey: secret } });
    expect((await storedFields(id))['streamKey']).toEqual(before['streamKey']);
  });

  it('are cleared by null and replaced by a text', async () => {
    const { id } = await create({ streamKey: secret });
    const replaced = await change(id, { fields: { streamKey: 'another-key' } });
    expect(replaced.body.secretsSet).toEqual(['streamKey']);
    const cleared = await change(id, { fields: { streamKey: null } });
    expect(cleared.body.secretsSet).toEqual([]);
    expect((await storedFields(id))['streamKey']).toBeNull();
  });

  it('must be set again after the cluster secret changed, and say so', async () => {
    const { id } = await create({ streamKey: secret });
    await portier.database.query(
      `update task_configurations set fields = jsonb_set(fields, '{streamKey,$sealed}', '"v1.AAAA.AAAA.AAAA"') where id = $1`,
      [id],
    );
    const refused = await change(id, { fields: { video: 'h264' } });
    expect(refused.status).toBe(422);
    expect((refused.body as unknown as Problem).errors?.[0]?.path).toBe('fields.streamKey');
    expect((await change(id, { name: 'a name is no secret' })).status).toBe(200);
    expect((await change(id, { fields: { streamKey: secret } })).status).toBe(200);
  });
});

describe('wrong task configurations', () => {
  it.each<[string, string, object]>([
    ['a number that is too small', 'fields.segmentSeconds', { type: 'hls', fields: { segmentSeconds: 0 } }],
    ['an unknown field', 'fields.segmentSecond', { type: 'hls', fields: { segmentSecond: 4 } }],
    ['no target', 'fields.url', { type: 'restream', fields: {} }],
    ['another scheme', 'fields.url', { type: 'restream', fields: { url: 'file:///etc/passwd' } }],
    ['a line feed in the target', 'fields.url', { type: 'restream', fields: { url: 'rtmp://a.example/app\n' } }],
    ['a target on this machine', 'fields.url', { type: 'restream', fields: { url: 'rtmp://127.0.0.1/live' } }],
    ['a target in IPv6 clothes', 'fields.url', { type: 'restream', fields: { url: 'rtmp://[::ffff:10.0.0.1]/live' } }],
    [
      'a forged sealed value',
      'fields.streamKey',
      { type: 'restream', fields: { url: 'rtmp://a.example/app', streamKey: { $sealed: 'v1.x' } } },
    ],
    ['an unknown type', 'type', { type: 'transmogrify' }],
    ['an unknown stream', 'streamId', { type: 'hls', streamId: '00000000-0000-4000-8000-000000000000' }],
    [
      'two restreams to a target that takes one at a time',
      'replicas',
      { type: 'restream', replicas: 2, fields: { url: 'rtmp://live.example.com/app' } },
    ],
    ['five replicas', 'replicas', { type: 'hls', replicas: 5 }],
    [
      'nine labels',
      'labels',
      { type: 'hls', labels: Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`l${n}`, 'x'])) },
    ],
    ['a field of the wrong place', 'segmentSeconds', { type: 'hls', segmentSeconds: 4 }],
  ])('are refused for %s, naming the field', async (_, path, draft) => {
    const body = { streamId: stream.id, ...draft };
    const answer = await portier.call<Problem>('POST', '/configurations', { body });
    expect(answer.status).toBe(422);
    expect(answer.body.errors?.map((error) => error.path)).toEqual([path]);
    expect(answer.body.errors?.[0]?.message.length).toBeGreaterThan(5);
  });

  it('leave what is stored as it was', async () => {
    const { id } = await create({});
    expect((await change(id, { fields: { url: 'rtmp://localhost/live' } })).status).toBe(422);
    expect((await storedFields(id))['url']).toBe('rtmp://live.example.com/app');
  });
});

describe('private targets', () => {
  it('are welcome when the setting allows them', async () => {
    const other = await startPortier({ PORTIER_ALLOW_PRIVATE_TARGETS: 'true' });
    const { body } = await other.call<NewStreamView>('POST', '/streams', { body: { name: 'show' } });
    const draft = { streamId: body.id, type: 'restream', fields: { url: 'rtmp://127.0.0.1:1936/live' } };
    const { status } = await other.call('POST', '/configurations', { body: draft });
    await other.close();
    expect(status).toBe(201);
  });
});

describe('changing task configurations', () => {
  it('takes turns by version', async () => {
    const { id } = await create({});
    const first = await change(id, { name: 'one' }, { 'if-match': '"1"' });
    expect([first.status, first.headers.get('etag')]).toEqual([200, '"2"']);
    expect((await change(id, { name: 'two' }, { 'if-match': '"1"' })).status).toBe(412);
    const path = `/configurations/${id}`;
    expect((await portier.call('DELETE', path, { headers: { 'if-match': '"1"' } })).status).toBe(412);
    expect((await portier.call('DELETE', path)).status).toBe(204);
    expect((await portier.call('GET', path)).status).toBe(404);
  });

  it('lists by stream and type, in pages', async () => {
    const other = (await portier.call<NewStreamView>('POST', '/streams', { body: { name: 'other' } })).body;
    for (const type of ['hls', 'hls', 'restream']) {
      const fields = type === 'hls' ? { url: undefined } : {};
      await create(fields, { streamId: other.id, type, enabled: false });
    }
    const list = async (query: string) =>
      (await portier.call<Page<ConfigurationView>>('GET', `/configurations?streamId=${other.id}${query}`)).body;
    expect((await list('&type=hls')).items).toHaveLength(2);
    const first = await list('&limit=2');
    const second = await list(`&limit=2&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items].map(({ type }) => type)).toEqual(['hls', 'hls', 'restream']);
    expect(second.nextCursor).toBeNull();
  });

  it('starts and stops tasks of a live stream', async () => {
    const live = (await portier.call<NewStreamView>('POST', '/streams', { body: { name: 'on-air' } })).body;
    await portier.database.query(
      `insert into media_servers (id, rtmp_url, api_url) values ('srs', 'rtmp://127.0.0.1', 'http://127.0.0.1')`,
    );
    await portier.database.query(
      `insert into publications (stream_id, server_id, service_id, client_id, ip, application, sealed_server_stream, state, live_at)
       values ($1, 'srs', 'v1', 'c1', '192.0.2.1', 'live', 'sealed', 'live', now())`,
      [live.id],
    );
    const made = await create({ url: undefined }, { streamId: live.id, type: 'hls' });
    const get = async () => (await portier.call<ConfigurationView>('GET', `/configurations/${made.id}`)).body;
    const [task] = (await get()).tasks;
    expect(task).toMatchObject({ state: 'pending', error: null });
    await change(made.id, { name: 'only a name' });
    expect((await get()).tasks.map(({ id }) => id)).toEqual([task?.id]);
    await change(made.id, { enabled: false });
    expect((await get()).tasks).toEqual([]);
  });
});

describe('task types', () => {
  it('say what their form needs', async () => {
    const { body } = await portier.call<{ items: { name: string; schema: { properties: Record<string, object> } }[] }>(
      'GET',
      '/task-types',
    );
    expect(body.items.map(({ name }) => name)).toEqual(expect.arrayContaining(['hls', 'restream']));
    const restream = body.items.find(({ name }) => name === 'restream');
    expect(restream?.schema.properties['streamKey']).toMatchObject({ title: 'Stream key', secret: true });
  });
});

describe('where the tasks of a configuration run', () => {
  it('is kept by changes that do not name it', async () => {
    const { id } = await create({}, { type: 'hls', replicas: 2, labels: { region: 'eu' }, fields: {} });
    const renamed = await change(id, { name: 'another name' });
    expect(renamed.body).toMatchObject({ replicas: 2, labels: { region: 'eu' } });
    const changed = await change(id, { replicas: 1, labels: {} });
    expect(changed.body).toMatchObject({ replicas: 1, labels: {}, name: 'another name' });
  });

  it('cannot become two replicas for a type whose target takes one', async () => {
    const { id } = await create({});
    const refused = await change(id, { replicas: 2 });
    expect(refused.status).toBe(422);
    expect((refused.body as unknown as Problem).errors?.map(({ path }) => path)).toEqual(['replicas']);
  });
});

describe('a type that writes to one place', () => {
  it('has one enabled configuration a stream, also when two are made at once', async () => {
    const { body: own } = await portier.call<NewStreamView>('POST', '/streams', { body: { name: 'one-place' } });
    const draft = { streamId: own.id, type: 'hls', name: 'Ladder' };
    const post = (body: object) => portier.call<ConfigurationView & Problem>('POST', '/configurations', { body });
    const answers = await Promise.all([post(draft), post(draft), post(draft)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422]);
    const refused = answers.find(({ status }) => status === 422);
    expect(refused?.body).toMatchObject({
      errors: [{ path: 'enabled', message: expect.stringContaining('"Ladder"') }],
    });
    const spare = await post({ ...draft, enabled: false });
    expect(spare.status).toBe(201);
    expect((await change(spare.body.id, { enabled: true })).status).toBe(422);
    const first = answers.find(({ status }) => status === 201)!.body;
    expect((await change(first.id, { enabled: false })).status).toBe(200);
    expect((await change(spare.body.id, { enabled: true })).status).toBe(200);
  });
});
