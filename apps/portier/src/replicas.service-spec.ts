import {
  deriveClusterKeys,
  liveEvent,
  mediaEventQueue,
  seal,
  type AuthorizationFeed,
  type HeartbeatRequest,
  type HeartbeatResponse,
  type MediaEvent,
} from '@app/contract';
import { createTestDatabase, createTestRedis, waitFor, type TestDatabase, type TestRedis } from '@app/kit/testing';
import { Queue } from 'bullmq';
import pg from 'pg';
import { bootstrap, clusterSecret, startPortierProcess, type PortierProcess } from './testing/portier-process.js';
import { SrsStandIn } from './testing/srs-stand-in.js';

const admin = { name: 'admin', password: 'correct horse' };
const basic = { authorization: `Basic ${Buffer.from(`${admin.name}:${admin.password}`).toString('base64')}` };
const agentToken = { authorization: 'Bearer a-token-for-the-agent' };
const feedToken = { authorization: 'Bearer a-token-for-srs-hooks' };
const skills = ['hls', 'restream', 'encoder:libx264', 'encoder:aac', 'encoder:mjpeg'];
/** The agent of these tests speaks several times a lease: longer than this machine stands still. */
const leaseTtlMs = 8_000;
const pollIntervalMs = 1_000;

/** Two portier programs on one database, as behind a balancer: nothing may depend on which one answers. */
describe('two replicas', () => {
  let database: TestDatabase;
  let redis: TestRedis;
  let client: pg.Client;
  let one: PortierProcess;
  let other: PortierProcess;
  let queue: Queue<MediaEvent>;
  const mediaServer = new SrsStandIn();

  const start = () =>
    startPortierProcess({
      DATABASE_URL: database.url,
      PORTIER_REDIS_URL: redis.url,
      PORTIER_LEASE_TTL_MS: String(leaseTtlMs),
      PORTIER_POLL_INTERVAL_MS: String(pollIntervalMs),
    });
  const rows = async <Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []) =>
    (await client.query<Row>(sql, values)).rows;

  beforeAll(async () => {
    [database, redis] = await Promise.all([createTestDatabase(), createTestRedis()]);
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
    queue = new Queue(mediaEventQueue, { connection: { url: redis.url } });
    await bootstrap(database.url, {
      admin,
      stream: { name: 'first', key: 'a-publish-key-for-tests' },
      concierge: { name: 'agent', token: 'a-token-for-the-agent' },
      serviceTokens: [{ name: 'srs-hooks', token: 'a-token-for-srs-hooks', scopes: ['feeds:authorization'] }],
      mediaServer: { serverId: 'srs-1', rtmpUrl: 'rtmp://127.0.0.1:1935', apiUrl: await mediaServer.listen() },
    });
    [one, other] = await Promise.all([start(), start()]);
    await Promise.all([one.ready(), other.ready()]);
  });
  afterAll(async () => {
    await Promise.all([one, other].map((portier) => portier?.kill()));
    mediaServer.close();
    await queue?.close();
    await client.end();
    await Promise.all([database.drop(), redis.drop()]);
  });

  it('know the sign-in of each other, and its end', async () => {
    const signIn = await one.call('POST', '/session', { body: { user: admin.name, password: admin.password } });
    const cookie = { cookie: signIn.headers.getSetCookie()[0]!.split(';')[0]! };
    expect((await other.call('GET', '/streams', { headers: cookie })).status).toBe(200);
    expect((await other.call('DELETE', '/session', { headers: cookie })).status).toBe(204);
    expect((await one.call('GET', '/streams', { headers: cookie })).status).toBe(401);
  });

  it('hold a write to the version its author saw, whoever answered', async () => {
    const { body } = await one.call<{ id: string }>('POST', '/streams', {
      body: { name: 'versioned' },
      headers: basic,
    });
    const read = await one.call('GET', `/streams/${body.id}`, { headers: basic });
    const headers = { ...basic, 'if-match': read.headers.get('etag') ?? '' };
    const path = `/streams/${body.id}`;
    expect((await other.call('PATCH', path, { body: { title: 'New' }, headers })).status).toBe(200);
    expect((await one.call('PATCH', path, { body: { title: 'Late' }, headers })).status).toBe(412);
  });

  it('continue a change feed of each other, and wake its readers', async () => {
    const feed = (portier: PortierProcess, query: string) =>
      portier.call<AuthorizationFeed>('GET', `/feeds/authorization?${query}`, { headers: feedToken });
    const { cursor } = (await one.call<AuthorizationFeed>('GET', '/feeds/authorization', { headers: feedToken })).body;
    const waiting = feed(one, `after=${cursor}&waitSeconds=20`);
    const { body: made } = await other.call<{ id: string }>('POST', '/streams', {
      body: { name: 'fed' },
      headers: basic,
    });
    const changes = [(await waiting).body, (await feed(other, `after=${cursor}`)).body];
    for (const { full, streams } of changes) {
      expect([full, streams.map(({ id }) => id)]).toEqual([false, expect.arrayContaining([made.id])]);
    }
  });

  it('tell open pages what was written through the other', async () => {
    const abort = new AbortController();
    const answer = await fetch(`${one.url}/api/v1/events`, { headers: basic, signal: abort.signal });
    let text = '';
    const reading = (async () => {
      for await (const piece of answer.body ?? []) text += Buffer.from(piece as Uint8Array).toString('utf8');
    })().catch(() => undefined);
    const { body } = await other.call<{ id: string }>('POST', '/streams', { body: { name: 'told' }, headers: basic });
    await waitFor('the event', () => eventsOf(text).some(({ id }) => id === body.id));
    abort.abort();
    await reading;
  });

  it('look at a media server once an interval, not once each', async () => {
    const looks = () => mediaServer.asked.filter((path) => path.includes('/streams/')).length;
    // What was written before made both look once more.
    const earlier = looks();
    await waitFor('looks of the interval', () => looks() - earlier >= 3, { timeoutMs: 60_000 });
    const [before, began] = [looks(), performance.now()];
    await waitFor('ten looks', () => looks() - before >= 10, { timeoutMs: 60_000 });
    // Two that looked each for themselves would take half the time.
    expect(performance.now() - began).toBeGreaterThan(9 * pollIntervalMs * 0.8);
  });

  it('wake an agent that waits at one for work that came through the other', async () => {
    let tries = 0;
    const wasWoken = async () => {
      const show = await aShow(`waited-for-${(tries += 1)}`);
      const waiting = heartbeat(one, { waitMs: 20_000 });
      await goLive(show);
      const granted = (await waiting).body.grants.map(({ description }) => description.stream.id);
      const heardBefore = await rows(
        `select from tasks t join concierges a on a.id = t.concierge_id
          where t.stream_id = $1 and a.last_heartbeat_at < t.created_at`,
        [show.id],
      );
      await endShow(show);
      return granted.includes(show.id) && heardBefore.length === 1;
    };
    // An answer waits for a third of a lease: on a slow machine work may come after it, or before the question.
    await waitFor('an agent to be woken', wasWoken, { timeoutMs: 90_000 });
  });

  it('go on without a gap when one is killed while it holds heartbeats and writes', async () => {
    const show = await aShow('killed');
    const held = await liveAndGranted(show);
    const beating = async () => {
      for (;;) await heartbeat(one, { waitMs: 20_000, holds: [held] });
    };
    const waiting = beating().catch(() => 'gone');
    const acknowledged: string[] = [];
    const write = async (writer: number) => {
      for (let turn = 0; ; turn += 1) {
        const name = `written-${writer}-${turn}`;
        const { status } = await one.call('POST', '/streams', { body: { name }, headers: basic });
        if (status === 201) acknowledged.push(name);
      }
    };
    const writing = Array.from({ length: 8 }, (_, writer) => write(writer).catch(() => 'gone'));
    await waitFor('some writes', () => acknowledged.length > 20, { timeoutMs: 60_000 });
    await one.kill();
    expect(await waiting).toBe('gone');
    await Promise.all(writing);

    await expectHeld(other, held);
    const kept = await rows<{ name: string; keys: number }>(
      `select s.name, count(k.id)::int as keys from streams s left join publish_keys k on k.stream_id = s.id
       where s.name like 'written-%' group by 1`,
    );
    expect(kept.map(({ name }) => name)).toEqual(expect.arrayContaining(acknowledged));
    expect(kept.filter(({ keys }) => keys !== 1)).toEqual([]); // a stream is made with its key or not at all
    one = await start();
    await one.ready();
    await endShow(show);
  });

  it('take over the media events that a killed one had begun', async () => {
    const shows = await Promise.all(Array.from({ length: 20 }, (_, index) => aShow(`taken-over-${index}`)));
    const publishing = Promise.all(shows.map(goLive));
    await one.kill();
    await publishing;
    const live = () =>
      rows<{ name: string; count: number }>(
        `select s.name, count(*)::int as count from publications p join streams s on s.id = p.stream_id
         where s.name like 'taken-over-%' and p.state = 'live' group by 1`,
      );
    await waitFor('all to be live', async () => (await live()).length === shows.length, { timeoutMs: 60_000 });
    expect((await live()).filter(({ count }) => count !== 1)).toEqual([]);
    one = await start();
    await one.ready();
    for (const show of shows) await endShow(show);
  });

  it('grant nothing away when one wakes that was frozen for two leases', async () => {
    const show = await aShow('frozen');
    const held = await liveAndGranted(show);
    one.child.kill('SIGSTOP');
    const frozenUntil = performance.now() + 2 * leaseTtlMs;
    while (performance.now() < frozenUntil) await expectHeld(other, held);
    one.child.kill('SIGCONT');
    const watchedUntil = performance.now() + leaseTtlMs;
    while (performance.now() < watchedUntil) await expectHeld(other, held);
    await one.ready();
    await expectHeld(one, held);
    await endShow(show);
  });

  interface Show {
    id: string;
    name: string;
  }
  const aShow = async (name: string): Promise<Show> => {
    const { body } = await other.call<{ id: string }>('POST', '/streams', { body: { name }, headers: basic });
    const configuration = { streamId: body.id, type: 'hls', enabled: true, fields: {} };
    await other.call('POST', '/configurations', { body: configuration, headers: basic });
    return { id: body.id, name };
  };
  /** As srs-hooks and the media server do. */
  const goLive = async ({ id, name }: Show) => {
    const [key] = await rows<{ id: string }>('select id from publish_keys where stream_id = $1', [id]);
    mediaServer.publishers = [...mediaServer.publishers, { cid: `client-${name}`, app: 'live', name }];
    const event: MediaEvent = {
      ...{ id: `event-${name}`, at: new Date().toISOString(), action: 'on_publish', serverId: 'srs-1' },
      ...{ serviceId: mediaServer.serviceId, clientId: `client-${name}`, ip: '127.0.0.1', application: 'live' },
      ...{ stream: name, streamId: id, keyId: key?.id ?? null, pull: null, verdict: { accepted: true } },
      sealedServerStream: seal(deriveClusterKeys(clusterSecret), name),
    };
    await queue.add(event.action, event, { jobId: event.id });
  };
  const liveAndGranted = async (show: Show): Promise<Held> => {
    await goLive(show);
    return waitFor(
      'the grant',
      async () => {
        const { grants } = (await heartbeat(other, { waitMs: 1_000 })).body;
        const granted = grants.find(({ description }) => description.stream.id === show.id);
        return granted && { taskId: granted.description.taskId, leaseToken: granted.leaseToken };
      },
      { timeoutMs: 60_000 },
    );
  };
  const endShow = async ({ id, name }: Show) => {
    mediaServer.publishers = mediaServer.publishers.filter(({ cid }) => cid !== `client-${name}`);
    await other.call('PATCH', `/streams/${id}`, { body: { enabled: false }, headers: basic });
    await waitFor('its task to end', async () => {
      await heartbeat(other, {});
      const left = await rows(`select from tasks where stream_id = $1 and state <> 'ended'`, [id]);
      return left.length === 0;
    });
  };
  /** The agent reports it and is neither told to stop it nor given it anew. */
  const expectHeld = async (portier: PortierProcess, held: Held) => {
    const { body } = await heartbeat(portier, { holds: [held], waitMs: 300 });
    expect([body.stops, body.grants]).toEqual([[], []]);
    const [task] = await rows<{ lease_token: string }>('select lease_token from tasks where id = $1', [held.taskId]);
    expect(Number(task?.lease_token)).toBe(held.leaseToken);
  };

  interface Held {
    taskId: string;
    leaseToken: number;
  }
  interface Beat {
    waitMs?: number;
    holds?: Held[];
  }
  const heartbeat = (portier: PortierProcess, { waitMs = 0, holds = [] }: Beat) => {
    const body: HeartbeatRequest = {
      ...{ incarnation: 'test', version: '0', slots: 4, freeSlots: 4 - holds.length, skills, labels: {} },
      ...{ load: { cpu: 0, memory: 0 }, draining: false, waitMs },
      tasks: holds.map((held) => ({
        ...held,
        ...{ state: 'running', since: new Date().toISOString(), attempts: 1, ffmpegPid: 1, nextAttemptAt: null },
        ...{ error: null, progress: null, command: null, logTail: [] },
      })),
    };
    return portier.call<HeartbeatResponse>('POST', '/concierges/self/heartbeat', { body, headers: agentToken });
  };
});

function eventsOf(text: string) {
  const lines = text.split('\n').slice(0, -1);
  return lines.flatMap((line) => (line.startsWith('data: ') ? [liveEvent.parse(JSON.parse(line.slice(6)))] : []));
}
