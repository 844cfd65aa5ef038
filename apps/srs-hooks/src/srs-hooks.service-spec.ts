import { mediaEvent, mediaEventQueue, type MediaEvent } from '@app/contract';
import { waitFor } from '@app/kit/testing';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  FeedServer,
  journaled,
  makeStateDir,
  saveSnapshot,
  startHooks,
  type RunningHooks,
} from './testing/running-hooks.js';
import { aFeed, aStream } from './testing/streams.js';

const K = 'Key_of-sunday-0123456789abcdef';
const sunday = aStream('sunday', K);
const publish = (clientId: string, fields: object = {}) => ({
  server_id: 'vid-1',
  service_id: 's1',
  action: 'on_publish',
  client_id: clientId,
  ip: '192.0.2.1',
  app: 'live',
  stream: 'sunday',
  param: `?key=${K}`,
  ...fields,
});

/** A redis-server of the test's own, on a unix socket, forgetting everything when it stops. */
class OwnRedis {
  private child: ChildProcess | undefined;
  constructor(readonly socket: string) {}

  async start(): Promise<void> {
    const settings = ['--port', '0', '--unixsocket', this.socket, '--save', '', '--maxmemory-policy', 'noeviction'];
    this.child = spawn('redis-server', settings, { stdio: 'ignore' });
    await this.ask((redis) => redis.ping());
  }

  /** As a crash: no time to say goodbye. */
  async kill(): Promise<void> {
    if (this.child === undefined) return;
    const gone = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    this.child = undefined;
    await gone;
  }

  freeze(signal: 'SIGSTOP' | 'SIGCONT'): void {
    this.child?.kill(signal);
  }

  /** Events in the queue, oldest first, each checked by the contract. */
  events(): Promise<MediaEvent[]> {
    return this.ask(async (redis) => {
      const queue = new Queue<MediaEvent>(mediaEventQueue, { connection: redis });
      const jobs = await queue.getJobs(['waiting'], 0, -1, true);
      await queue.close();
      for (const job of jobs) expect(job.id).toBe(job.data.id);
      return jobs.map((job) => mediaEvent.parse(job.data));
    });
  }

  /** When the last of these events was made a job, milliseconds since 1970. */
  addedAt(ids: string[]): Promise<number> {
    return this.ask(async (redis) => {
      const times = await Promise.all(ids.map((id) => redis.hget(`bull:${mediaEventQueue}:${id}`, 'timestamp')));
      return Math.max(...times.map(Number));
    });
  }

  private async ask<T>(question: (redis: Redis) => Promise<T>): Promise<T> {
    const redis = new Redis(this.socket, { retryStrategy: () => 50, maxRetriesPerRequest: null });
    redis.on('error', () => undefined);
    try {
      return await question(redis);
    } finally {
      redis.disconnect();
    }
  }
}

const clients = (events: MediaEvent[]) => events.map(({ clientId }) => clientId);
const names = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => `c${from + index}`);

describe('srs-hooks with a real Redis', () => {
  const state = makeStateDir();
  const redis = new OwnRedis(join(state.path, 'redis.sock'));
  let hooks: RunningHooks | undefined;
  const start = async (environment: Record<string, string> = {}) =>
    (hooks = await startHooks(state.path, { HOOKS_REDIS_URL: redis.socket, ...environment }));

  beforeEach(async () => {
    saveSnapshot(state.path, aFeed([sunday]));
    await redis.start();
  });
  afterEach(async () => {
    await hooks?.stop();
    await redis.kill();
  });
  afterAll(() => state.remove());

  it('puts the hooks into the queue in the order of the answers', async () => {
    const { post } = await start();
    for (const action of ['on_connect', 'on_publish', 'on_unpublish', 'on_close'])
      await post(publish('c1', { action }));
    const events = await waitFor('four events', async () => {
      const all = await redis.events();
      return all.length >= 4 && all;
    });
    expect(events.map(({ action }) => action)).toEqual(['on_connect', 'on_publish', 'on_unpublish', 'on_close']);
    expect(events[1]).toMatchObject({ stream: 'sunday', streamId: sunday.id, keyId: sunday.keys[0]?.id });
    expect(journaled(state.path)).toEqual([]);
  });

  it('has the events of 40 publishers at once in the queue without a pause', async () => {
    const { post } = await start();
    await post(publish('before'));
    await waitFor('the first event', async () => (await redis.events()).length === 1);
    await Promise.all(
      names(0, 40).flatMap((name) => ['on_connect', 'on_publish'].map((action) => post(publish(name, { action })))),
    );
    const answeredAt = Date.now();
    const events = await waitFor('81 events', async () => {
      const all = await redis.events();
      return all.length === 81 && all;
    });
    expect(new Set(clients(events)).size).toBe(41);
    expect(await redis.addedAt(events.map(({ id }) => id))).toBeLessThan(answeredAt + 150);
  });

  it('answers a burst first, and has every event of it in the queue soon after, in order', async () => {
    const { post } = await start();
    const statuses = new Set<number>();
    const senders = Array.from({ length: 20 }, async (_, sender) => {
      for (const name of names(sender * 100, sender * 100 + 100)) statuses.add((await post(publish(name))).status);
    });
    await Promise.all(senders);
    expect([...statuses]).toEqual([200]);
    const events = await waitFor('2000 events', async () => {
      const all = await redis.events();
      return all.length >= 2_000 && all;
    });
    expect(new Set(clients(events)).size).toBe(2_000);
    const sequences = events.map(({ id }) => Number(id.slice(id.lastIndexOf('-') + 1)));
    expect(sequences).toEqual(names(0, 2_000).map((_name, index) => index + 1));
  }, 30_000);

  it('goes on while Redis is killed, and replays what waited, in order, each once', async () => {
    const { post, url } = await start();
    await post(publish('before'));
    await waitFor('the first event', async () => clients(await redis.events()).includes('before'));
    await redis.kill();

    for (const name of names(0, 40)) expect((await post(publish(name))).status).toBe(200);
    await waitFor('40 events in the journal', () => journaled(state.path).length === 40);
    expect(clients(journaled(state.path))).toEqual(names(0, 40));
    expect(await (await fetch(`${url}/metrics`)).text()).toContain('portier_hooks_journal_events 40');

    await redis.start();
    for (const name of names(40, 60)) await post(publish(name));
    await waitFor('60 events in the queue', async () => (await redis.events()).length >= 60);
    expect(clients(await redis.events())).toEqual(names(0, 60));
    await waitFor('an empty journal', () => readdirSync(join(state.path, 'journal')).length === 0);
  });

  it('does not wait for a Redis that hangs', async () => {
    const { post } = await start();
    await post(publish('before'));
    await waitFor('the first event', async () => clients(await redis.events()).includes('before'));
    redis.freeze('SIGSTOP');
    const startedAt = performance.now();
    for (const name of names(0, 20)) expect((await post(publish(name))).status).toBe(200);
    expect(performance.now() - startedAt).toBeLessThan(2_500);
    await waitFor('the events in the journal', () => journaled(state.path).length >= 20);
    redis.freeze('SIGCONT');
    await waitFor('all events in the queue', async () => (await redis.events()).length >= 21);
    await waitFor('an empty journal', () => readdirSync(join(state.path, 'journal')).length === 0);
    expect(clients(await redis.events()).sort()).toEqual(['before', ...names(0, 20)].sort());
  }, 40_000);

  it('keeps the journal over its own stop, and a journal replayed twice adds nothing', async () => {
    await redis.kill();
    const first = await start();
    for (const name of names(0, 5)) await first.post(publish(name));
    await first.stop();
    const left = journaled(state.path);
    expect(clients(left)).toEqual(names(0, 5));

    await redis.start();
    const second = await start();
    await waitFor('the journal in the queue', async () => (await redis.events()).length === 5);
    await second.stop();

    const folder = join(state.path, 'journal');
    mkdirSync(folder, { recursive: true });
    appendFileSync(join(folder, '0000000001.ndjson'), left.map((event) => `${JSON.stringify(event)}\n`).join(''));
    await start();
    await waitFor('an empty journal', () => readdirSync(folder).length === 0);
    expect(clients(await redis.events())).toEqual(names(0, 5));
  });

  it('drops events beyond the size of the journal, says so once, and still decides', async () => {
    await redis.kill();
    const { post, log } = await start({ HOOKS_JOURNAL_MAX_BYTES: '2000' });
    for (const name of names(0, 20)) expect((await post(publish(name))).status).toBe(200);
    const full = () => log.filter((line) => line.includes('journal is full'));
    await waitFor('the error', () => full().length > 0);
    const [segment] = readdirSync(join(state.path, 'journal'));
    expect(statSync(join(state.path, 'journal', segment ?? '')).size).toBeLessThanOrEqual(2_000);
    expect(full()).toHaveLength(1);
    await redis.start();
    await waitFor('what was kept', async () => (await redis.events()).length > 0);
  });
});

describe('srs-hooks and portier', () => {
  const state = makeStateDir();
  let hooks: RunningHooks | undefined;
  let portier: FeedServer | undefined;
  const isAccepted = async (running: RunningHooks) => (await running.post(publish('c1'))).status === 200;

  afterEach(async () => {
    await hooks?.stop();
    await portier?.stop();
    portier = undefined;
  });
  afterAll(() => state.remove());

  it('loads everything, follows changes at once, and starts cold from disk while portier is away', async () => {
    portier = await FeedServer.start(aFeed([sunday]));
    hooks = await startHooks(state.path, { HOOKS_PORTIER_URL: portier.url });
    const running = hooks;
    await waitFor('the snapshot', () => isAccepted(running));
    expect(portier.requests[0]).toEqual({ after: null, authorization: 'Bearer service-token-of-the-tests' });

    portier.publish(aFeed([{ ...sunday, keys: [] }], { cursor: '2', full: false }));
    await waitFor('the revocation', async () => !(await isAccepted(running)), { timeoutMs: 1_000, intervalMs: 20 });
    portier.publish(aFeed([sunday], { cursor: '3', full: false }));
    await waitFor('the key to be back', () => isAccepted(running), { timeoutMs: 1_000, intervalMs: 20 });
    await hooks.stop();
    await portier.stop();
    portier = undefined;

    hooks = await startHooks(state.path);
    expect(await isAccepted(hooks)).toBe(true);
    expect((await fetch(`${hooks.url}/readyz`)).status).toBe(200);
    expect(statSync(join(state.path, 'snapshot.json')).mode & 0o777).toBe(0o600);
  });

  it('goes on from the cursor on disk, and takes everything again when portier has forgotten it', async () => {
    portier = await FeedServer.start(aFeed([], { cursor: '9' }));
    portier.failWith = 410;
    hooks = await startHooks(state.path, { HOOKS_PORTIER_URL: portier.url });
    const server = portier;
    await waitFor('a request without cursor', () => server.requests.some(({ after }) => after === null));
    expect(server.requests[0]?.after).toBe('3');
    expect(await isAccepted(hooks)).toBe(true);
    portier.failWith = undefined;
    const running = hooks;
    await waitFor('the new truth', async () => !(await isAccepted(running)));
  });

  it('keeps what it knows while portier answers nonsense, and says so once', async () => {
    saveSnapshot(state.path, aFeed([sunday]));
    portier = await FeedServer.start({ nonsense: true } as never);
    hooks = await startHooks(state.path, { HOOKS_PORTIER_URL: portier.url });
    const server = portier;
    await waitFor('three attempts', () => server.requests.length >= 3);
    expect(await isAccepted(hooks)).toBe(true);
    expect(hooks.log.filter((line) => line.includes('does not give') && line.includes('"level":40'))).toHaveLength(1);
    expect(hooks.log.join('')).not.toContain('service-token-of-the-tests');
  });

  it('starts without a snapshot when the one on disk is broken', async () => {
    appendFileSync(join(state.path, 'snapshot.json'), '!');
    hooks = await startHooks(state.path);
    expect((await fetch(`${hooks.url}/readyz`)).status).toBe(503);
    expect(hooks.log.some((line) => line.includes('snapshot on disk is not readable'))).toBe(true);
  });
});
