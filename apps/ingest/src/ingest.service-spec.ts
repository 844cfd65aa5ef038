import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitFor } from '@app/kit/testing';
import { publish, record, run } from '../testing/ffmpeg.js';
import { startFixture, type IngestFixture } from '../testing/fixture.js';
import { RtmpClient } from '../testing/rtmp-client.js';

const recorded = JSON.parse(
  readFileSync(new URL('../test-fixtures/srs-hooks.json', import.meta.url), 'utf8'),
) as Record<string, { headers: [string, string][]; body: string }>;

/** Far longer than a test or an ffmpeg may stand still: nobody here is meant to be dropped for silence. */
const silenceMs = 60_000;
let fixture: IngestFixture;
let folder: string;

beforeAll(async () => {
  fixture = await startFixture({
    INGEST_FIRST_MEDIA_TIMEOUT_MS: String(silenceMs),
    INGEST_PUBLISH_TIMEOUT_MS: String(silenceMs),
  });
  folder = await mkdtemp(join(tmpdir(), 'ingest-test-'));
});
afterAll(async () => {
  await fixture.close();
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  fixture.receiver.acceptAll();
  fixture.receiver.forget();
});
afterEach(() => fixture.idle());

const types = (body: object) => Object.entries(body).map(([key, value]) => `${key}: ${typeof value}`);
const streamOf = async (name: string) => {
  const { streams } = await fixture.json('/api/v1/streams/?count=1000');
  return streams.find((stream: { name: string }) => stream.name === name);
};

it('relays ffmpeg to ffprobe and sends the hooks of SRS, in its order, with its fields', async () => {
  const publisher = publish(`${fixture.rtmpUrl}/walk?key=abc`, 120);
  await waitFor('the stream', async () => (await streamOf('walk'))?.video);
  const probe = run('ffprobe', [
    '-show_entries',
    'stream=codec_name,profile,width,height,sample_rate',
    '-of',
    'json',
    `${fixture.rtmpUrl}/walk?viewer=1`,
  ]);
  const { stdout } = await probe.done;
  expect(JSON.parse(stdout).streams).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ codec_name: 'h264', width: 320, height: 180 }),
      expect.objectContaining({ codec_name: 'aac', profile: 'LC', sample_rate: '44100' }),
    ]),
  );
  const playerId = fixture.receiver.find('on_play', 'walk')?.body['client_id'];
  await waitFor('the player to be gone', () => fixture.receiver.actions(playerId).includes('on_close'));
  const killedAt = performance.now();
  publisher.child.kill('SIGKILL');
  const publisherId = fixture.receiver.find('on_publish', 'walk')?.body['client_id'];
  await waitFor('on_close', () => fixture.receiver.actions(publisherId).includes('on_close'));

  expect(fixture.receiver.actions(playerId)).toEqual(['on_connect', 'on_play', 'on_stop', 'on_close']);
  expect(fixture.receiver.actions(publisherId)).toEqual(['on_connect', 'on_publish', 'on_unpublish', 'on_close']);
  // Its end is heard; its silence would be noticed later.
  expect((fixture.receiver.find('on_unpublish', 'walk')?.at ?? Infinity) - killedAt).toBeLessThan(silenceMs / 2);
  for (const { action, body, headerNames } of fixture.receiver.hooks) {
    const sample = recorded[action];
    expect(types(body)).toEqual(types(JSON.parse(sample?.body ?? '{}')));
    expect(headerNames).toEqual(sample?.headers.map(([name]) => name));
  }
  expect(new Set(fixture.receiver.hooks.map(({ remotePort }) => remotePort)).size).toBe(8);
  expect(fixture.receiver.find('on_publish', 'walk')?.body).toEqual({
    server_id: 'ingest-test',
    service_id: fixture.ingest.serviceId,
    action: 'on_publish',
    client_id: expect.stringMatching(/^[0-9a-z]{8}$/),
    ip: '127.0.0.1',
    vhost: '__defaultVhost__',
    app: 'live',
    tcUrl: fixture.rtmpUrl,
    stream: 'walk',
    param: '?key=abc',
    stream_url: '/live/walk',
    stream_id: expect.stringMatching(/^vid-[0-9a-z]{7}$/),
  });
  await publisher.done;
});

it("gives every player the publisher's own timestamps", async () => {
  const source = join(folder, 'source.flv');
  // Long enough for a player that is slow to come; the end of the source is not waited for.
  await record(source, 40);
  const frames = async (args: string[]) => {
    const { stdout } = await run('ffmpeg', ['-copyts', ...args, '-c', 'copy', '-f', 'framemd5', '-']).done;
    const rows = stdout.split('\n').filter((line) => /^\d/.test(line));
    // stream, dts, pts, duration, size, hash -> "hash kind" : dts
    return rows.map((line) => line.split(',').map((cell) => cell.trim())).map((cells) => [cells[5], cells[1]] as const);
  };
  const playing = () => frames(['-i', `${fixture.rtmpUrl}/clock`, '-frames:v', '60']);
  const publisher = run('ffmpeg', [
    '-re',
    '-copyts',
    '-i',
    source,
    '-c',
    'copy',
    '-f',
    'flv',
    `${fixture.rtmpUrl}/clock`,
  ]);
  await waitFor('the second picture group', async () => ((await streamOf('clock'))?.frames ?? 0) > 30);
  const early = playing();
  await waitFor('the fourth picture group', async () => ((await streamOf('clock'))?.frames ?? 0) > 80);
  const [first, second] = await Promise.all([early, playing()]);
  const original = new Map(await frames(['-i', source]));
  for (const played of [first, second]) {
    expect(played.length).toBeGreaterThan(100);
    for (const [hash, dts] of played) expect(original.get(hash)).toBe(dts);
  }
  publisher.child.kill('SIGKILL');
  await publisher.done;
});

it('refuses a second publisher after its hook, and leaves the first alone', async () => {
  const first = await RtmpClient.publishing(fixture.ingest.rtmpPort, 'twice?key=one');
  const second = await RtmpClient.connected(fixture.ingest.rtmpPort);
  second.startPublish('twice?key=two');
  await second.closed();
  const secondId = fixture.receiver.find('on_publish', 'twice')?.body['client_id'];
  await waitFor('on_close', () => fixture.receiver.actions(secondId).includes('on_close'));
  expect(fixture.receiver.actions(secondId)).toEqual(['on_connect', 'on_publish', 'on_close']);
  expect(second.hasStarted()).toBe(false);
  const player = await RtmpClient.playing(fixture.ingest.rtmpPort, 'twice');
  await waitFor('the player', async () => (await streamOf('twice'))?.clients === 2);
  first.video([0x17, 1, 0, 0, 0, 1]);
  await waitFor('media of the first', () => player.media().length === 1);
  first.close();
  player.close();
});

it('disconnects a publisher and a player over the API', async () => {
  const publisher = publish(`${fixture.rtmpUrl}/kicked`, 120);
  await waitFor('the stream', async () => (await streamOf('kicked'))?.publish.active);
  const player = await RtmpClient.playing(fixture.ingest.rtmpPort, 'kicked');
  await waitFor('media', () => player.media().length > 0);
  const { clients } = await fixture.json('/api/v1/clients/');
  for (const { id } of clients) {
    expect(await fixture.json(`/api/v1/clients/${id}`, { method: 'DELETE' })).toMatchObject({ code: 0 });
  }
  await player.closed();
  expect((await publisher.done).code).not.toBe(0);
  await waitFor('all hooks', () => fixture.receiver.actions().filter((action) => action === 'on_close').length === 2);
  expect(fixture.receiver.actions()).toEqual(expect.arrayContaining(['on_unpublish', 'on_stop']));
  expect(await streamOf('kicked')).toBeUndefined();
});

it('lets a player wait for a publisher, and gives it the next one when the first has gone', async () => {
  const player = await RtmpClient.playing(fixture.ingest.rtmpPort, 'later');
  await waitFor('the waiting player', async () => (await streamOf('later'))?.publish.active === false);
  for (const title of ['first', 'second']) {
    const publisher = await RtmpClient.publishing(fixture.ingest.rtmpPort, 'later');
    publisher.metadata(title);
    publisher.video([0x17, 0, 0, 0, 0, 1, 66, 0, 31, 0xff, 0xe1, 0, 0], 0);
    publisher.video([0x17, 1, 0, 0, 0, 1], 40);
    await waitFor(title, () => player.media().some(({ payload }) => payload.includes(title)));
    publisher.close();
    await waitFor('its end', async () => (await streamOf('later'))?.publish.active === false);
  }
  expect(player.media().map(({ type }) => type)).toEqual([18, 9, 9, 18, 9, 9]);
  expect(player.media()[0]?.payload.includes('@setDataFrame')).toBe(false);
  expect(player.isClosed).toBe(false);
  player.close();
});

it('starts a late player with metadata, headers and the newest keyframe, and nothing older', async () => {
  const publisher = await RtmpClient.publishing(fixture.ingest.rtmpPort, 'late');
  publisher.metadata('late');
  publisher.video([0x17, 0, 0, 0, 0, 1, 66, 0, 31, 0xff, 0xe1, 0, 0], 0);
  for (const [frame, timestamp] of [
    [0x17, 0],
    [0x27, 40],
    [0x17, 1000],
    [0x27, 1040],
  ] as const) {
    publisher.video([frame, 1, 0, 0, 0, timestamp & 0xff], timestamp);
  }
  await waitFor('the frames', async () => (await streamOf('late'))?.frames === 4);
  const player = await RtmpClient.playing(fixture.ingest.rtmpPort, 'late');
  await waitFor('the opening', () => player.media().length >= 4);
  expect(player.media().map(({ type, timestamp }) => [type, timestamp])).toEqual([
    [18, 0],
    [9, 0],
    [9, 1000],
    [9, 1040],
  ]);
  publisher.close();
  await waitFor('the end', async () => (await streamOf('late'))?.publish.active === false);
  const after = await RtmpClient.playing(fixture.ingest.rtmpPort, 'late');
  await waitFor('the second player', async () => (await streamOf('late'))?.clients === 2);
  expect(after.media()).toEqual([]);
  player.close();
  after.close();
});

it('reports a publish that ends and begins again on one connection under the same client_id', async () => {
  const client = await RtmpClient.publishing(fixture.ingest.rtmpPort, 'again?key=abc');
  client.command('FCUnpublish', { transId: 6, cmdObj: null, streamName: 'again' });
  await waitFor('on_unpublish', () => fixture.receiver.actions().includes('on_unpublish'));
  client.startPublish('other?key=def');
  await waitFor('the second publish', () => fixture.receiver.find('on_publish', 'other'));
  client.close();
  await waitFor('on_close', () => fixture.receiver.actions().includes('on_close'));
  const once = ['on_connect', 'on_publish', 'on_unpublish'];
  expect(fixture.receiver.actions()).toEqual([...once, ...once, 'on_close']);
  expect(new Set(fixture.receiver.hooks.map(({ body }) => body['client_id'])).size).toBe(1);
  // As SRS: the old query is joined to the new one.
  expect(fixture.receiver.find('on_publish', 'other')?.body['param']).toBe('?key=def?key=abc');
});
