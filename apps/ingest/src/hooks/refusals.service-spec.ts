import type { ServerResponse } from 'node:http';
import { waitFor } from '@app/kit/testing';
import { publish } from '../../testing/ffmpeg.js';
import { startFixture, type IngestFixture } from '../../testing/fixture.js';
import { RtmpClient } from '../../testing/rtmp-client.js';

/** Hooks are kept waiting here and accepted then: longer than the machine may stand still meanwhile. */
const hookTimeoutMs = 6_000;
/** Far from the 400 ms of a publisher that falls silent later, so that a slow machine does not mix them up. */
const firstMediaTimeoutMs = 10_000;
let fixture: IngestFixture;

beforeAll(async () => {
  fixture = await startFixture({
    INGEST_HOOK_TIMEOUT_MS: String(hookTimeoutMs),
    INGEST_FIRST_MEDIA_TIMEOUT_MS: String(firstMediaTimeoutMs),
    INGEST_PUBLISH_TIMEOUT_MS: '400',
  });
});
afterAll(() => fixture.close());
beforeEach(() => {
  fixture.receiver.acceptAll();
  fixture.receiver.forget();
});
afterEach(() => fixture.idle());

const port = () => fixture.ingest.rtmpPort;
const closes = () => waitFor('on_close', () => fixture.receiver.actions().includes('on_close'));

/** Answers one action with `reply` and accepts the others. */
function answer(action: string, reply: (response: ServerResponse) => void): void {
  fixture.receiver.answerWith((hook, response) => {
    if (hook.action === action) reply(response);
    else response.end('{"code":0}');
  });
}

const refusals: Record<string, (response: ServerResponse) => void> = {
  'code 1': (response) => response.end('{"code":1}'),
  'a code in quotes': (response) => response.end('{"code":"0"}'),
  'a zero with a newline': (response) => response.end('0\n'),
  'an empty body': (response) => response.end(),
  'status 204': (response) => response.writeHead(204).end(),
  'status 401': (response) => response.writeHead(401).end('{"code":0}'),
  'status 500': (response) => response.writeHead(500).end('{"code":0}'),
  'a redirect': (response) => response.writeHead(302, { Location: fixture.receiver.url }).end('0'),
  'a reset connection': (response) => response.destroy(),
  'half an answer': (response) => response.writeHead(200, { 'Content-Length': '20' }).write('{"code":0}'),
  'no answer': () => undefined,
};

it.each(Object.entries(refusals))(
  'refuses a publisher on %s, without Publish.Start and without a repeat',
  async (_name, reply) => {
    answer('on_publish', reply);
    const client = await RtmpClient.connected(port());
    client.startPublish('refused?key=wrong');
    await client.closed();
    await closes();
    expect(client.hasStarted()).toBe(false);
    expect(fixture.receiver.actions()).toEqual(['on_connect', 'on_publish', 'on_close']);
    expect((await fixture.json('/api/v1/streams/'))['streams']).toEqual([]);
  },
);

it('refuses at on_connect, and then asks nothing more', async () => {
  answer('on_connect', (response) => response.end('{"code":1}'));
  const client = await RtmpClient.connected(port());
  client.startPublish('refused');
  await client.closed();
  await closes();
  expect(fixture.receiver.actions()).toEqual(['on_connect', 'on_close']);
});

it('refuses a player before any media', async () => {
  const publisher = await RtmpClient.publishing(port(), 'watched');
  publisher.video([0x17, 1, 0, 0, 0, 1]);
  answer('on_play', (response) => response.end('{"code":1}'));
  const player = await RtmpClient.playing(port(), 'watched');
  await player.closed();
  expect(player.text()).toContain('NetStream.Play.Start');
  expect(player.media()).toEqual([]);
  publisher.close();
  await waitFor('both ends', () => fixture.receiver.actions().filter((action) => action === 'on_close').length === 2);
  expect(fixture.receiver.actions()).not.toContain('on_stop');
});

it('ends ffmpeg with an error when the key is refused, and never logs the key', async () => {
  answer('on_publish', (response) => response.end('{"code":403}'));
  const { code } = await publish(`${fixture.rtmpUrl}/topsecretname?key=topsecretkey`, 5).done;
  expect(code).not.toBe(0);
  await waitFor('the log line', () => fixture.logLines.some((line) => line.includes('on_publish refused: code 403')));
  expect(fixture.logLines.join('')).not.toContain('topsecret');
});

it('lets media through that was sent during the hook only once it is accepted', async () => {
  const player = await RtmpClient.playing(port(), 'eager');
  await waitFor('the player', () => fixture.receiver.find('on_play', 'eager'));
  let accept: () => void = () => undefined;
  answer('on_publish', (response) => (accept = () => void response.end('{"code":0}')));
  const publisher = await RtmpClient.connected(port());
  publisher.startPublish('eager');
  publisher.video([0x17, 1, 0, 0, 0, 7]);
  await waitFor('on_publish', () => fixture.receiver.find('on_publish', 'eager'));
  const { streams } = await fixture.json('/api/v1/streams/');
  expect(streams[0]).toMatchObject({ clients: 2, frames: 0, publish: { active: false } });
  expect(player.media()).toEqual([]);
  accept();
  await waitFor('the picture', () => player.media().length === 1);
  publisher.close();
  player.close();
});

it('reports the end of a publisher who left while its hook was pending, once it is accepted', async () => {
  let accept: () => void = () => undefined;
  answer('on_publish', (response) => (accept = () => void response.end('{"code":0}')));
  const client = await RtmpClient.connected(port());
  client.startPublish('hasty');
  await waitFor('on_publish', () => fixture.receiver.find('on_publish', 'hasty'));
  client.close();
  accept();
  await closes();
  expect(fixture.receiver.actions()).toEqual(['on_connect', 'on_publish', 'on_unpublish', 'on_close']);
});

it('drops a client that is kicked while its hook is pending, and reports only its on_close', async () => {
  answer('on_publish', () => undefined);
  const client = await RtmpClient.connected(port());
  client.startPublish('pending');
  const hook = await waitFor('on_publish', () => fixture.receiver.find('on_publish', 'pending'));
  await fixture.api(`/api/v1/clients/${String(hook.body['client_id'])}`, { method: 'DELETE' });
  await client.closed();
  await closes();
  expect(fixture.receiver.actions()).toEqual(['on_connect', 'on_publish', 'on_close']);
});

it.each(['bad.name', 'a/b', 'u?secret=a b', 'ümlaut', '', '../up', 'x'.repeat(65), 'u&key=topsecretkey'])(
  'refuses the stream name %j after on_connect, with one log line that does not hold it',
  async (name) => {
    const before = fixture.logLines.length;
    const client = await RtmpClient.connected(port());
    client.startPublish(name);
    await client.closed();
    await closes();
    expect(fixture.receiver.actions()).toEqual(['on_connect', 'on_close']);
    const lines = fixture.logLines.slice(before);
    expect(lines.filter((line) => line.includes('"reason":"bad_name"'))).toHaveLength(1);
    if (name !== '') expect(lines.join('')).not.toContain(name);
  },
);

it('drops a publisher that sends nothing, and one that falls silent', async () => {
  const startedAt = performance.now();
  const mute = await RtmpClient.publishing(port(), 'mute');
  await mute.closed();
  expect(performance.now() - startedAt).toBeGreaterThan(firstMediaTimeoutMs - 50);
  await closes();
  fixture.receiver.forget();

  const silent = await RtmpClient.publishing(port(), 'silent');
  const sentAt = performance.now();
  silent.video([0x17, 1, 0, 0, 0, 1]);
  await silent.closed();
  expect(performance.now() - sentAt).toBeGreaterThan(390);
  expect(performance.now() - sentAt).toBeLessThan(firstMediaTimeoutMs - 50);
  await closes();
  expect(fixture.receiver.actions()).toEqual(['on_connect', 'on_publish', 'on_unpublish', 'on_close']);
});

it('ignores what on_unpublish and on_close are answered', async () => {
  fixture.receiver.answerWith(({ action }, response) => {
    if (action === 'on_unpublish' || action === 'on_close') response.writeHead(500).end();
    else response.end('0');
  });
  const client = await RtmpClient.publishing(port(), 'ending');
  client.close();
  await closes();
  expect(fixture.receiver.actions()).toEqual(['on_connect', 'on_publish', 'on_unpublish', 'on_close']);
});

it('refuses everybody while nothing listens at the hook address', async () => {
  await fixture.receiver.close();
  const client = await RtmpClient.connected(port());
  client.startPublish('nobody?key=abc');
  await client.closed();
  expect(client.hasStarted()).toBe(false);
  await waitFor('the reason', () => fixture.logLines.some((line) => line.includes('on_connect refused: ECONNREFUSED')));
});
