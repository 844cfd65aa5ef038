import { pullQuery, type AuthorizationFeed, type MediaEvent } from '@app/contract';
import { waitFor } from '@app/kit/testing';
import { randomUUID } from 'node:crypto';
import { appendFileSync, mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OwnRedis } from './testing/own-redis.js';
import {
  FeedServer,
  journaled,
  makeStateDir,
  saveSnapshot,
  startHooks,
  type RunningHooks,
} from './testing/running-hooks.js';
import { aFeed, aStream, clusterKeys } from './testing/streams.js';

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
    /** How long after the last answer the last event was in the queue, milliseconds. */
    const lagOf = async (round: number) => {
      const { post } = await start();
      const queued = (count: number) =>
        waitFor(`${count} events`, async () => {
          const all = await redis.events();
          return all.length === round * 81 + count && all;
        });
      await post(publish('before'));
      await queued(1);
      await Promise.all(
        names(0, 40).flatMap((name) => ['on_connect', 'on_publish'].map((action) => post(publish(name, { action })))),
      );
      const answeredAt = Date.now();
      const events = await queued(81);
      expect(new Set(clients(events)).size).toBe(41);
      await hooks?.stop();
      hooks = undefined;
      return (await redis.addedAt(events.map(({ id }) => id))) - answeredAt;
    };
    // A pause would be 200 ms, each time; a busy machine is slow now and then.
    let lag = Infinity;
    for (let round = 0; round < 20 && lag >= 150; round += 1) lag = await lagOf(round);
    expect(lag).toBeLessThan(150);
  });

  it('answers a burst first, and has every event of it in the queue soon after, in order', async () => {
    const { post } = await start();
    const statuses = new Set<number>();
    const senders = Array.from({ length: 20 }, async (_, sender) => {
      for (const name of names(sender * 100, sender * 100 + 100)) statuses.add((await post(publish(name))).status);
    });
    await Promise.all(senders);
    expect([...statuses]).toEqual([200]);
    const carried = async () => {
      const all = await redis.events();
      return all.length >= 2_000 && all;
    };
    const events = await waitFor('2000 events', carried, { timeoutMs: 60_000, intervalMs: 500 });
    expect(new Set(clients(events)).size).toBe(2_000);
    const sequences = events.map(({ id }) => Number(id.slice(id.lastIndexOf('-') + 1)));
    expect(sequences).toEqual(names(0, 2_000).map((_name, index) => index + 1));
  });

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
    await waitFor('an empty journal', () => journaled(state.path).length === 0);
  });

  it('does not wait for a Redis that hangs', async () => {
    const { post } = await start();
    await post(publish('before'));
    await waitFor('the first event', async () => clients(await redis.events()).includes('before'));
    redis.freeze('SIGSTOP');
    const startedAt = performance.now();
    for (const name of names(0, 20)) expect((await post(publish(name))).status).toBe(200);
    // Each would wait for seconds.
    expect(performance.now() - startedAt).toBeLessThan(20_000);
    await waitFor('the events in the journal', () => journaled(state.path).length >= 20);
    redis.freeze('SIGCONT');
    await waitFor('all events in the queue', async () => (await redis.events()).length >= 21);
    await waitFor('an empty journal', () => journaled(state.path).length === 0);
    expect(clients(await redis.events())).toEqual(['before', ...names(0, 20)]);
  });

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
    await waitFor('an empty journal', () => journaled(state.path).length === 0);
    expect(clients(await redis.events())).toEqual(names(0, 5));
  });

  it('keeps what the journal has no room for in memory, says so once, and still decides', async () => {
    await redis.kill();
    const { post, log, url } = await start({ HOOKS_JOURNAL_MAX_BYTES: '2000' });
    for (const name of names(0, 20)) expect((await post(publish(name))).status).toBe(200);
    // A disk that is slow holds no answer: what becomes of the event may be known a moment later.
    const written = await waitFor('the rest to be kept in memory', async () => {
      const metrics = await (await fetch(`${url}/metrics`)).text();
      const present = journaled(state.path).length;
      return metrics.includes(`portier_hooks_journal_unwritten_events ${20 - present}\n`) && present;
    });
    expect(written).toBeLessThan(10);
    expect(log.filter((line) => line.includes('journal cannot be written'))).toHaveLength(1);
    await redis.start();
    await waitFor('all events', async () => (await redis.events()).length === 20);
    expect(clients(await redis.events())).toEqual(names(0, 20));
    await waitFor('an empty journal', () => journaled(state.path).length === 0);
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
    // A question for changes is held for 20 s when nobody answers it before.
    const atOnce = { timeoutMs: 15_000, intervalMs: 20 };
    await waitFor('the revocation', async () => !(await isAccepted(running)), atOnce);
    portier.publish(aFeed([sunday], { cursor: '3', full: false }));
    await waitFor('the key to be back', () => isAccepted(running), atOnce);
    await hooks.stop();
    await portier.stop();
    portier = undefined;

    hooks = await startHooks(state.path);
    expect(await isAccepted(hooks)).toBe(true);
    expect((await fetch(`${hooks.url}/readyz`)).status).toBe(200);
    expect(statSync(join(state.path, 'snapshot.json')).mode & 0o777).toBe(0o600);
  });

  it('decides from the disk after its start until portier has told everything anew', async () => {
    portier = await FeedServer.start(aFeed([], { cursor: '9' }));
    portier.failWith = 503;
    hooks = await startHooks(state.path, { HOOKS_PORTIER_URL: portier.url });
    const server = portier;
    await waitFor('two questions', () => server.requests.length >= 2);
    expect(new Set(server.requests.map(({ after }) => after))).toEqual(new Set([null]));
    expect(await isAccepted(hooks)).toBe(true);
    portier.failWith = undefined;
    const running = hooks;
    await waitFor('the new truth', async () => !(await isAccepted(running)));
  });

  it('takes everything again when portier has forgotten its cursor', async () => {
    portier = await FeedServer.start(aFeed([sunday], { cursor: '9' }));
    hooks = await startHooks(state.path, { HOOKS_PORTIER_URL: portier.url, HOOKS_FEED_WAIT_SECONDS: '0' });
    const server = portier;
    await waitFor('a question for changes', () => server.requests.some(({ after }) => after === '9'));
    portier.failWith = 410;
    await waitFor('a question for everything', () => server.requests.at(-1)?.after === null);
    expect(await isAccepted(hooks)).toBe(true);
  });

  it('fences the pulls portier has superseded, also after its own start without portier', async () => {
    const taskId = randomUUID();
    const pull = (leaseToken: number) => {
      const query = pullQuery(clusterKeys, { taskId, leaseToken, stream: 'sunday' });
      return publish('agent', { action: 'on_play', param: `?${query}` });
    };
    const statusesOf = async (running: RunningHooks) => {
      const statuses: number[] = [];
      for (const lease of [1, 2, 3]) statuses.push((await running.post(pull(lease))).status);
      return statuses;
    };
    portier = await FeedServer.start(aFeed([sunday], { pulls: [{ taskId, leaseToken: 2 }] }));
    hooks = await startHooks(state.path, { HOOKS_PORTIER_URL: portier.url });
    const running = hooks;
    await waitFor('the first lease to be refused', async () => (await running.post(pull(1))).status === 403);
    expect((await running.post(pull(2))).status).toBe(200);
    portier.publish(aFeed([], { cursor: '2', full: false, pulls: [{ taskId, leaseToken: 3 }] }));
    await waitFor('the second lease to be refused', async () => (await running.post(pull(2))).status === 403);
    expect(await statusesOf(running)).toEqual([403, 403, 200]);
    await hooks.stop();
    await portier.stop();
    portier = undefined;

    const before = journaled(state.path).length;
    hooks = await startHooks(state.path);
    expect(await statusesOf(hooks)).toEqual([403, 403, 200]);
    // An answer waits 100 ms for the journal at the most.
    const [first, , last] = await waitFor('their events', () => {
      const events = journaled(state.path).slice(before);
      return events.length === 3 && events;
    });
    expect([first?.pull, last?.pull]).toEqual([null, { taskId, leaseToken: 3 }]);
  });

  it('says how old the snapshot is and stays ready', async () => {
    saveSnapshot(state.path, aFeed([sunday]));
    const saved = new Date(Date.now() - 3 * 3_600_000);
    utimesSync(join(state.path, 'snapshot.json'), saved, saved);
    hooks = await startHooks(state.path);
    const ready = await fetch(`${hooks.url}/readyz`);
    expect([ready.status, await ready.json()]).toMatchObject([
      200,
      { ready: true, checks: { snapshot: 'ok' }, notes: { snapshotAge: expect.stringContaining('for 3 h') } },
    ]);
    expect(await isAccepted(hooks)).toBe(true);
    const age = /^portier_hooks_snapshot_age_seconds (\S+)/m.exec(
      await (await fetch(`${hooks.url}/metrics`)).text(),
    )?.[1];
    expect(Math.round(Number(age) / 3_600)).toBe(3);
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

  const unusable: Record<string, (path: string) => void> = {
    'is cut off': (path) => writeFileSync(path, readFileSync(path, 'utf8').slice(0, -40)),
    'is empty': (path) => writeFileSync(path, ''),
    'is of another form': (path) => writeFileSync(path, '{"version":0,"streams":{"sunday":{}}}'),
    'has a stream of another form': (path) =>
      writeFileSync(path, JSON.stringify(aFeed([{ ...sunday, keys: 'x' } as never]))),
    'cannot be read': (path) => {
      rmSync(path);
      mkdirSync(path);
    },
  };
  it.each(Object.entries(unusable))(
    'starts without the snapshot on disk when it %s, and says so',
    async (_name, spoil) => {
      const own = makeStateDir();
      saveSnapshot(own.path, aFeed([sunday]));
      spoil(join(own.path, 'snapshot.json'));
      hooks = await startHooks(own.path);
      expect((await fetch(`${hooks.url}/readyz`)).status).toBe(503);
      expect((await hooks.post(publish('c1'))).status).toBe(503);
      expect(hooks.log.some((line) => line.includes('snapshot on disk is not readable'))).toBe(true);
      await hooks.stop();
      hooks = undefined;
      own.remove();
    },
  );

  it('takes the snapshot of the version before, which knew no pulls', async () => {
    const { pulls: _none, ...before } = aFeed([sunday]);
    saveSnapshot(state.path, before as AuthorizationFeed);
    hooks = await startHooks(state.path);
    expect(await isAccepted(hooks)).toBe(true);
  });

  it('takes the feed of a portier of the version before, which knows no pulls', async () => {
    const { pulls: _none, ...before } = aFeed([sunday]);
    portier = await FeedServer.start(before as AuthorizationFeed);
    hooks = await startHooks(makeStateDir().path, { HOOKS_PORTIER_URL: portier.url });
    const running = hooks;
    await waitFor('the snapshot', () => isAccepted(running));
  });
});
