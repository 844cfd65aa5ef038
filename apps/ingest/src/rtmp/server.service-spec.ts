import { waitFor } from '@app/kit/testing';
import { pino } from 'pino';
import { HookReceiver } from '../../testing/hook-receiver.js';
import { RtmpClient } from '../../testing/rtmp-client.js';
import { HooksClient } from '../hooks/hooks.client.js';
import { Origin } from '../live/origin.js';
import { RtmpServer } from './server.loop.js';
import type { SessionLimits } from './session.loop.js';

/** For who is meant to be too slow. A busy machine is not that slow before it has said its first word. */
const shortMs = 3_000;
let receiver: HookReceiver;
let origin: Origin;
let limits: SessionLimits;
let server: RtmpServer;

beforeEach(async () => {
  limits = {
    // Far longer than the machine may stand still.
    ...{ introductionTimeoutMs: 60_000, firstMediaTimeoutMs: 60_000, publishTimeoutMs: 60_000 },
    viewerQueueBytes: 100_000_000,
  };
  const logger = pino({ level: 'silent' });
  receiver = await HookReceiver.start();
  origin = new Origin({ serverId: 'test', serviceId: 'service0' });
  server = new RtmpServer({
    origin,
    hooks: new HooksClient({ url: receiver.url, timeoutMs: 30_000, userAgent: 'test', logger }),
    limits,
    logger,
  });
  await server.listen({ host: '127.0.0.1', port: 0, maxConnections: 3 });
});
afterEach(async () => {
  await server.close();
  await receiver.close();
});

/** Open ones, also of sessions that have ended. */
const connections = () =>
  new Promise<number>((resolve) => server['server'].getConnections((_error, count) => resolve(count)));

it('closes a connection that never finishes its handshake, and says nothing of it', async () => {
  limits.introductionTimeoutMs = shortMs;
  const client = await RtmpClient.open(server.port);
  client.raw(Buffer.alloc(700, 3));
  await client.closed();
  await waitFor('the session to end', () => server.sessions.size === 0);
  expect(receiver.hooks).toEqual([]);
});

it('reports a connection that named no stream by on_close alone, with the host as vhost, as SRS does', async () => {
  limits.introductionTimeoutMs = shortMs;
  const client = await RtmpClient.connected(server.port);
  await client.closed();
  await waitFor('on_close', () => receiver.hooks.length === 1);
  expect(receiver.hooks[0]?.body).toMatchObject({ action: 'on_close', vhost: '127.0.0.1', app: 'live' });
});

it('closes a connection that names a stream and then never publishes', async () => {
  limits.introductionTimeoutMs = shortMs;
  const client = await RtmpClient.connected(server.port);
  client.command('releaseStream', { transId: 2, cmdObj: null, streamName: 'slow' });
  await client.closed();
  await waitFor('on_close', () => receiver.actions().includes('on_close'));
  expect(receiver.actions()).toEqual(['on_connect', 'on_close']);
});

it('turns connections away above its limit, and serves again when there is room', async () => {
  const held = await Promise.all([1, 2, 3].map(() => RtmpClient.open(server.port)));
  const extra = await RtmpClient.open(server.port);
  await extra.closed();
  for (const client of held) client.close();
  await waitFor('room', () => server.sessions.size === 0);
  const publisher = await RtmpClient.publishing(server.port, 'room');
  expect(publisher.isClosed).toBe(false);
});

it('ends every session with its hooks when it is stopped', async () => {
  const publisher = await RtmpClient.publishing(server.port, 'stopping');
  const player = await RtmpClient.playing(server.port, 'stopping');
  publisher.message(9, Buffer.alloc(1_000, 0x17), { streamId: 1 });
  // Asked is not answered: only who plays has an end to tell.
  await waitFor('the player to play', () => origin.sources.some(({ sentBytes }) => sentBytes > 0));
  await server.close();
  await Promise.all([publisher.closed(), player.closed()]);
  await waitFor('the hooks of both', () => receiver.actions().length === 8);
  expect(receiver.actions().slice(4).sort()).toEqual(['on_close', 'on_close', 'on_stop', 'on_unpublish']);
});

it('frees the connection of a player that does not read when it is kicked', async () => {
  const publisher = await RtmpClient.publishing(server.port, 'stuck');
  const player = await RtmpClient.playing(server.port, 'stuck');
  await waitFor('the player', () => receiver.find('on_play', 'stuck'));
  player.socket.pause();
  // More than the kernel's buffers take.
  for (let round = 0; round < 20; round++) publisher.message(9, Buffer.alloc(1_000_000, 0x17), { streamId: 1 });
  const session = [...server.sessions.keys()].find(({ type }) => type === 'rtmp-play');
  await waitFor('the queue', () => (session?.queuedBytes ?? 0) > 5_000_000);
  session?.kick('test');
  await waitFor('the end of its hooks', () => receiver.actions().includes('on_stop'));
  // By itself it would end after the 30 s in which it took nothing.
  await waitFor('the publisher to be alone', async () => (await connections()) === 1, { timeoutMs: 20_000 });
  player.close();
});
