import { randomBytes } from 'node:crypto';
import { waitFor } from '@app/kit/testing';
import { startFixture, type IngestFixture } from '../../testing/fixture.js';
import { RtmpClient } from '../../testing/rtmp-client.js';

let fixture: IngestFixture;
let publisher: RtmpClient;
let viewer: RtmpClient;

beforeAll(async () => {
  fixture = await startFixture({ INGEST_VIEWER_QUEUE_BYTES: '1000000', INGEST_PUBLISH_TIMEOUT_MS: '60000' });
  publisher = await RtmpClient.publishing(port(), 'victim');
  viewer = await RtmpClient.playing(port(), 'victim');
  await waitFor('the viewer', () => fixture.receiver.find('on_play', 'victim'));
});
afterAll(async () => {
  publisher.close();
  viewer.close();
  await fixture.close();
});

const port = () => fixture.ingest.rtmpPort;
const opened = () => RtmpClient.open(port());
const connected = (tcUrl?: string) => RtmpClient.connected(port(), tcUrl);
const forged = [0x17, 1, 0, 0, 0, 0x66];

/** A chunk header of type 0 that promises `length` bytes of message `type`. */
function chunk(type: number, length: number, chunkStream = 3): Buffer {
  const header = Buffer.alloc(12);
  header[0] = chunkStream;
  header.writeUIntBE(length, 4, 3);
  header[7] = type;
  return header;
}

async function connectWith(object: unknown): Promise<RtmpClient> {
  const client = await opened();
  client.handshake();
  client.command('connect', { transId: 1, cmdObj: object });
  return client;
}

async function afterConnect(act: (client: RtmpClient) => void): Promise<RtmpClient> {
  const client = await connected();
  act(client);
  return client;
}

/** Each ends its own connection at most. `isClosed` says whether the server must hang up. */
const attacks: Record<string, { isClosed: boolean; start: () => Promise<RtmpClient> }> = {
  'an HTTP request': {
    isClosed: true,
    start: async () => {
      const client = await opened();
      client.raw(Buffer.from('GET /live/a.b.flv HTTP/1.1\r\nHost: x\r\n\r\n'));
      return client;
    },
  },
  'random bytes': {
    isClosed: true,
    start: async () => {
      const client = await opened();
      client.raw(Buffer.concat([Buffer.from([0xff]), randomBytes(20_000)]));
      return client;
    },
  },
  'random bytes after the handshake': {
    isClosed: true,
    start: async () => {
      const client = await opened();
      client.handshake();
      for (let round = 0; round < 20; round++) client.raw(Buffer.alloc(8192, 0xff - round));
      return client;
    },
  },
  'half a handshake': {
    isClosed: false,
    start: async () => {
      const client = await opened();
      client.raw(Buffer.concat([Buffer.from([3]), randomBytes(700)]));
      return client;
    },
  },
  'connect without an object': { isClosed: true, start: () => connectWith(undefined) },
  'connect without tcUrl': { isClosed: true, start: () => connectWith({ app: 'live' }) },
  'connect with a tcUrl that is no URL': { isClosed: true, start: () => connectWith({ app: 'live', tcUrl: 'live' }) },
  'connect with a number as tcUrl': { isClosed: true, start: () => connectWith({ app: 'live', tcUrl: 7 }) },
  'publish before connect': {
    isClosed: true,
    start: async () => {
      const client = await opened();
      client.handshake();
      client.startPublish('victim');
      return client;
    },
  },
  'publish without a name': {
    isClosed: true,
    start: () => afterConnect((client) => client.command('publish', { transId: 5, cmdObj: null }, 1)),
  },
  'play with a number as name': {
    isClosed: true,
    start: () => afterConnect((client) => client.command('play', { transId: 5, cmdObj: null, streamName: 9 }, 1)),
  },
  'a command that is no AMF': {
    isClosed: true,
    start: () => afterConnect((client) => client.message(20, Buffer.from([0x55, 1, 2, 3]))),
  },
  'a command named like a method of Object': {
    isClosed: true,
    start: () => afterConnect((client) => client.message(20, Buffer.from('\x02\x00\x0bconstructor\x05', 'latin1'))),
  },
  'a command nested ten thousand deep': {
    isClosed: true,
    start: () => {
      const deep = Buffer.alloc(50_000, Buffer.from([0x0a, 0, 0, 0, 1]));
      return afterConnect((client) =>
        client.message(20, Buffer.concat([Buffer.from('\x02\x00\x07connect', 'latin1'), deep])),
      );
    },
  },
  'an empty command': { isClosed: true, start: () => afterConnect((client) => client.message(17, Buffer.alloc(1))) },
  'a chunk size of 0': {
    isClosed: true,
    start: () => afterConnect((client) => client.message(1, Buffer.alloc(4))),
  },
  'a chunk size of 2^31': {
    isClosed: true,
    start: () => afterConnect((client) => client.message(1, Buffer.from([0x80, 0, 0, 0]))),
  },
  'a chunk size without a value': {
    isClosed: true,
    start: () => afterConnect((client) => client.message(1, Buffer.alloc(1))),
  },
  'a message of 16 MB before it was accepted': {
    isClosed: true,
    start: () => afterConnect((client) => client.raw(Buffer.concat([chunk(9, 0xffffff), Buffer.alloc(500)]))),
  },
  'a hundred half messages': {
    isClosed: true,
    start: () =>
      afterConnect((client) => {
        for (let id = 0; id < 100; id++) {
          const head = chunk(9, 60_000, 0);
          client.raw(Buffer.concat([Buffer.from([0, id]), head.subarray(1), Buffer.alloc(128)]));
        }
      }),
  },
  'a length that changes inside a message': {
    isClosed: true,
    start: () => {
      const piece = Buffer.alloc(128, 1);
      const next = Buffer.from([0xc3]);
      const rest = [chunk(9, 500), piece, next, piece, next, piece.subarray(0, 116)];
      return afterConnect((client) => client.raw(Buffer.concat([chunk(9, 300), piece, ...rest])));
    },
  },
  'media without any publish': {
    isClosed: false,
    start: () => afterConnect((client) => client.video(forged)),
  },
  'media from a player': {
    isClosed: false,
    start: async () => {
      const client = await RtmpClient.playing(port(), 'victim');
      await waitFor('Play.Start', () => client.text().includes('NetStream.Play.Start'));
      for (let round = 0; round < 50; round++) client.video(forged);
      client.metadata('forged');
      return client;
    },
  },
  'media from a second publisher': {
    isClosed: true,
    start: () =>
      afterConnect((client) => {
        client.startPublish('victim');
        for (let round = 0; round < 50; round++) client.video(forged);
      }),
  },
  'a publish that names another stream than was asked for': {
    isClosed: false,
    start: () =>
      afterConnect((client) => {
        client.command('releaseStream', { transId: 2, cmdObj: null, streamName: 'allowed' });
        client.command('publish', { transId: 3, cmdObj: null, streamName: 'victim', type: 'live' }, 1);
        client.video(forged);
      }),
  },
  'a second publish on the same connection': {
    isClosed: false,
    start: async () => {
      const client = await RtmpClient.publishing(port(), 'mine');
      client.command('publish', { transId: 9, cmdObj: null, streamName: 'victim', type: 'live' }, 1);
      client.video(forged);
      return client;
    },
  },
  'empty and one-byte media': {
    isClosed: false,
    start: async () => {
      const client = await RtmpClient.publishing(port(), 'tiny');
      for (const type of [8, 9, 18, 15]) for (const size of [0, 1, 2]) client.message(type, Buffer.alloc(size, 0x17));
      client.video([0x90, 0x68, 0x76]);
      client.message(9, Buffer.from([0x17, 0, 0, 0, 0, 1, 66, 0, 31, 0xff, 0xe1, 0xff, 0xff]));
      client.message(9, Buffer.concat([Buffer.from([0x1c, 0, 0, 0, 0]), Buffer.alloc(23, 0xff)]));
      return client;
    },
  },
};

it.each(Object.entries(attacks))(
  'survives %s, and nothing of it reaches a viewer',
  async (_name, { isClosed, start }) => {
    const seen = viewer.media().length;
    const client = await start();
    if (isClosed) await client.closed();
    // A picture of the true publisher, sent afterwards, comes next: nothing came before it.
    const marker = seen % 200;
    publisher.video([0x17, 1, 0, 0, 0, marker]);
    await waitFor('the true picture', () => viewer.media().length > seen);
    expect(viewer.media()[seen]?.payload.at(-1)).toBe(marker);
    expect(viewer.media()).toHaveLength(seen + 1);
    expect(client.isClosed).toBe(isClosed);
    client.close();
  },
);

it('leaves nothing behind of clients that are gone', async () => {
  await waitFor(
    'the last clients',
    async () => (await fixture.json('/api/v1/clients/?count=100'))['clients'].length === 2,
  );
  expect(fixture.logLines.filter((line) => line.includes('"msg":"session failed"'))).toEqual([]);
});

it('drops a viewer that does not read, keeps the others, and does not keep what it could not send', async () => {
  const stalled = await RtmpClient.playing(port(), 'victim');
  await waitFor('Play.Start', () => stalled.text().includes('NetStream.Play.Start'));
  const { clients } = await fixture.json('/api/v1/clients/?count=100');
  const stalledId = clients.find(({ type, id }: any) => type === 'rtmp-play' && id !== viewerId())?.id;
  stalled.socket.pause();
  const picture = Buffer.concat([Buffer.from([0x27, 1, 0, 0, 0]), Buffer.alloc(60_000, 1)]);
  await waitFor(
    'the stalled viewer to be dropped',
    async () => {
      for (let round = 0; round < 20; round++) publisher.message(9, picture, { streamId: 1 });
      return (await fixture.json(`/api/v1/clients/${stalledId}`))['code'] === 2049;
    },
    { timeoutMs: 20_000 },
  );
  expect(viewer.isClosed).toBe(false);
  await waitFor('the reason', () => fixture.logLines.some((line) => line.includes('viewer_too_slow')));
  stalled.close();
});

const viewerId = () => fixture.receiver.hooks.find(({ action }) => action === 'on_play')?.body['client_id'];
