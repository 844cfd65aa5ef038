import { readFileSync } from 'node:fs';
import { waitFor } from '@app/kit/testing';
import { publish, type Run } from '../../testing/ffmpeg.js';
import { startFixture, type IngestFixture } from '../../testing/fixture.js';
import { RtmpClient } from '../../testing/rtmp-client.js';

const samples = JSON.parse(
  readFileSync(new URL('../../test-fixtures/srs-api-samples.json', import.meta.url), 'utf8'),
) as Record<string, { status: number; location?: string; body: Record<string, any> }>;

const players = 22;
let fixture: IngestFixture;
let publisher: Run;
let open: RtmpClient[];

beforeAll(async () => {
  // A publisher that the machine holds up for seconds is not one that fell silent.
  fixture = await startFixture({ INGEST_PUBLISH_TIMEOUT_MS: '60000' });
  publisher = publish(`${fixture.rtmpUrl}/sample?key=abc`, 600);
  await waitFor('the stream', async () => (await fixture.json('/api/v1/streams/')).streams[0]?.video);
  const names = Array.from({ length: players }, (_, index) => `player${index}`);
  open = await Promise.all(names.map((name) => RtmpClient.playing(fixture.ingest.rtmpPort, name)));
  await waitFor(
    'all clients',
    async () => (await fixture.json('/api/v1/summaries')).data.system.conn_srs === players + 1,
  );
});

afterAll(async () => {
  for (const client of open) client.close();
  publisher.child.kill('SIGKILL');
  await publisher.done;
  await fixture.close();
});

/** Keys in order and types of a value, objects in it included. */
function shape(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return typeof value;
  if (Array.isArray(value)) return value.slice(0, 1).map(shape);
  return Object.entries(value).map(([key, inner]) => [key, shape(inner)]);
}

const sample = (route: string) => samples[`GET ${route}`]?.body ?? {};

it('answers lists and single entries in the shape of SRS', async () => {
  for (const kind of ['streams', 'clients'] as const) {
    const list = await fixture.json(`/api/v1/${kind}/`);
    expect(shape(list)).toEqual(shape(sample(`/api/v1/${kind}/`)));
    const one = await fixture.json(`/api/v1/${kind}/${list[kind][0].id}`);
    expect(shape(one)).toEqual(shape(sample(`/api/v1/${kind}/{id}`)));
  }
  expect(shape(await fixture.json('/api/v1/summaries'))).toEqual(shape(sample('/api/v1/summaries')));
});

it('answers vhosts in the shape of SRS, without HLS', async () => {
  const list = await fixture.json('/api/v1/vhosts/');
  const withoutHls = (body: any) => ({ ...body, hls: { enabled: body.hls.enabled } });
  expect(shape(withoutHls(list['vhosts'][0]))).toEqual(shape(withoutHls(sample('/api/v1/vhosts/').vhosts[0])));
  expect(list['vhosts'][0]).toMatchObject({ name: '__defaultVhost__', streams: players + 1, hls: { enabled: false } });
  const one = await fixture.json(`/api/v1/vhosts/${list['vhosts'][0].id}`);
  expect(one['vhost'].id).toBe(list['vhosts'][0].id);
});

it('says what it is, with the numbers SRS gives', async () => {
  const { data } = await fixture.json('/api/v1/versions');
  const { data: expected } = sample('/api/v1/versions');
  expect(shape({ ...data, signature: undefined })).toEqual(shape({ ...expected, signature: undefined }));
  expect(data).toEqual({ major: 4, minor: 4, revision: 3, version: '4.4.3', signature: 'portier-ingest' });
});

it('describes a publisher: codecs, bytes, and the client_id of its hook', async () => {
  const [stream] = (await fixture.json('/api/v1/streams/'))['streams'];
  const clientId = fixture.receiver.find('on_publish', 'sample')?.body['client_id'];
  expect(stream).toMatchObject({
    name: 'sample',
    app: 'live',
    url: '/live/sample',
    tcUrl: fixture.rtmpUrl,
    clients: 1,
    publish: { active: true, cid: clientId },
    video: { codec: 'H264', profile: 'Baseline', level: '1.2', width: 320, height: 180 },
    audio: { codec: 'AAC', sample_rate: 44100, channel: 2, profile: 'LC' },
  });
  expect(stream.frames).toBeGreaterThan(0);
  const { client } = await fixture.json(`/api/v1/clients/${clientId}`);
  expect(client).toMatchObject({ type: 'fmle-publish', publish: true, stream: stream.id, ip: '127.0.0.1' });
  expect(client.recv_bytes).toBeGreaterThan(stream.recv_bytes / 2);
});

it('gives ten entries a page at least, skips with start, and says no total', async () => {
  const ids = async (query: string) =>
    (await fixture.json(`/api/v1/clients/${query}`))['clients'].map(({ id }: { id: string }) => id) as string[];
  const all = await ids('?count=1000');
  expect(new Set(all).size).toBe(players + 1);
  for (const query of ['', '?count=3', '?start=-1', '?start=x&count=y', '?start=1.5']) {
    expect(await ids(query)).toEqual(all.slice(0, 10));
  }
  const paged: string[] = [];
  for (let start = 0; ; start += 10) {
    const page = await ids(`?start=${start}&count=10`);
    paged.push(...page);
    if (page.length < 10) break;
  }
  expect(paged).toEqual(all);
});

it('redirects lists without their slash, as SRS does', async () => {
  for (const kind of ['vhosts', 'streams', 'clients']) {
    const answer = await fixture.api(`/api/v1/${kind}?count=20`, { redirect: 'manual' });
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toBe(`/api/v1/${kind}/?count=20`);
  }
});

it('answers an unknown id with HTTP 200 and an error code', async () => {
  for (const [path, method, code] of [
    ['streams/nope', 'GET', 2048],
    ['vhosts/nope', 'GET', 2048],
    ['clients/nope', 'GET', 2049],
    ['clients/nope', 'DELETE', 2049],
  ] as const) {
    const answer = await fixture.api(`/api/v1/${path}`, { method });
    expect([answer.status, await answer.json()]).toEqual([200, { code }]);
  }
});

it('is healthy, ready and measurable', async () => {
  expect((await fixture.api('/healthz')).status).toBe(200);
  expect(await fixture.json('/readyz')).toEqual({ ready: true, checks: { rtmp: 'ok' } });
  const metrics = await (await fixture.api('/metrics')).text();
  expect(metrics).toContain('portier_ingest_publishers 1');
  expect(metrics).toContain(`portier_ingest_players ${players}`);
});
