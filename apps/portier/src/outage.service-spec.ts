import { mediaEventQueue, type MediaEvent, type Problem } from '@app/contract';
import { createTestDatabase, createTestRedis, freePort, Link, waitFor } from '@app/kit/testing';
import { Queue } from 'bullmq';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { startPortier, type RunningPortier } from './testing/portier.js';

/** A link in front of PostgreSQL or Redis: what a program sees when the other is away, frozen, or behind a dead switch. */
async function linkTo(url: string): Promise<{ link: Link; url: string }> {
  const behind = new URL(url);
  const link = new Link('portier', behind.protocol, await freePort(), Number(behind.port));
  await link.open();
  behind.port = String(link.listenPort);
  return { link, url: behind.href };
}

const readyz = async (portier: RunningPortier) => {
  const answer = await fetch(`${portier.url}/readyz`);
  return { status: answer.status, body: (await answer.json()) as { notes: Record<string, string> } };
};

describe('PostgreSQL away', () => {
  let link: Link;
  let portier: RunningPortier;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    const database = await createTestDatabase();
    drop = database.drop;
    const linked = await linkTo(database.url);
    link = linked.link;
    portier = await startPortier({ DATABASE_URL: linked.url });
  });
  afterAll(async () => {
    link.set('pass');
    await portier.close();
    await link.close();
    await drop();
  });

  const streams = () => portier.call<Problem>('GET', '/streams');
  const isBack = () =>
    waitFor('portier to answer again', async () => (await streams()).status === 200, { timeoutMs: 60_000 });

  it('is answered with 503, a problem and Retry-After at once, and heals by itself', async () => {
    expect((await streams()).status).toBe(200);
    link.set('refuse');
    const answers = await Promise.all(Array.from({ length: 20 }, streams));
    for (const { status, headers, body } of answers) {
      expect([status, body.code, body.retryable]).toEqual([503, 'unavailable', true]);
      expect(headers.get('content-type')).toContain('application/problem+json');
      expect(headers.get('retry-after')).toMatch(/^\d+$/);
    }
    expect((await readyz(portier)).status).toBe(503);
    expect((await fetch(`${portier.url}/healthz`)).status).toBe(200);
    link.set('pass');
    await isBack();
  });

  it('hangs nobody for ever when it is frozen: 503, and no connection is lost for good', async () => {
    link.set('blackhole');
    // More than the pool has connections.
    const answers = await Promise.all(Array.from({ length: 25 }, streams));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.code}`))).toEqual(new Set(['503 unavailable']));
    link.set('pass');
    await isBack();
    // Connections are made anew for them; on a slow machine one takes too long now and then.
    await waitFor('all to be answered at once', async () => {
      const again = await Promise.all(Array.from({ length: 25 }, streams));
      return again.every(({ status }) => status === 200);
    });
  });

  it('ends the event streams of open pages, which may have missed something, and tells new ones', async () => {
    const { authorization } = portier.admin;
    const open = () => fetch(`${portier.url}/api/v1/events`, { headers: { authorization } });
    const before = await open();
    const ended = (async () => {
      for await (const piece of before.body ?? []) void piece;
      return 'ended';
    })();
    link.set('refuse');
    await waitFor('503', async () => (await streams()).status === 503);
    link.set('pass');
    expect(await ended).toBe('ended');
    const abort = new AbortController();
    const after = await fetch(`${portier.url}/api/v1/events`, { headers: { authorization }, signal: abort.signal });
    await portier.call('POST', '/streams', { body: { name: `s-${randomUUID()}` } });
    for await (const piece of after.body ?? []) {
      if (
        Buffer.from(piece as Uint8Array)
          .toString('utf8')
          .includes('"topic":"stream"')
      )
        break;
    }
    abort.abort();
  });
});

describe('a PostgreSQL that gives too few connections', () => {
  it('is answered with 503 and never with 500, and some get through', async () => {
    const database = await createTestDatabase();
    const superuser = new pg.Client({ connectionString: database.url });
    await superuser.connect();
    const role = `few_${randomUUID().slice(0, 8)}`;
    await superuser.query(`create role ${role} login connection limit 3`);
    await superuser.query(`grant all on all tables in schema public to ${role}`);
    await superuser.query(`grant all on all sequences in schema public to ${role}`);
    const url = new URL(database.url);
    url.username = role;
    const portier = await startPortier({ DATABASE_URL: url.href });
    const statuses = new Set<number>();
    // Portier's own work competes for the connections too: the first wave may find none.
    await waitFor('somebody to get through', async () => {
      const wave = Array.from({ length: 60 }, () => portier.call<Problem>('GET', '/streams?limit=200'));
      for (const { status } of await Promise.all(wave)) statuses.add(status);
      return statuses.has(200);
    });
    expect([...statuses].filter((status) => status !== 200 && status !== 503)).toEqual([]);
    await portier.close();
    await superuser.query(`drop owned by ${role}`);
    await superuser.query(`drop role ${role}`);
    await superuser.end();
    await database.drop();
  });
});

describe('Redis away', () => {
  let link: Link;
  let portier: RunningPortier;
  let redis: Awaited<ReturnType<typeof createTestRedis>>;
  beforeAll(async () => {
    redis = await createTestRedis();
    const linked = await linkTo(redis.url);
    link = linked.link;
    link.set('refuse');
    portier = await startPortier({ PORTIER_REDIS_URL: linked.url });
  });
  afterAll(async () => {
    link.set('pass');
    await portier.close();
    await link.close();
    await redis.drop();
  });

  it('keeps nobody from starting or from working, and says that it is away', async () => {
    expect(await readyz(portier)).toMatchObject({ status: 200, body: { notes: { redis: 'Redis does not answer' } } });
    const made = await portier.call<{ id: string }>('POST', '/streams', { body: { name: 'without-redis' } });
    expect(made.status).toBe(201);
    const agent = await portier.call<{ token: string }>('POST', '/concierges', { body: { name: 'agent' } });
    const body = {
      ...{ incarnation: 'x', version: '0', slots: 1, freeSlots: 1, skills: [], labels: {}, draining: false, waitMs: 0 },
      ...{ load: { cpu: 0, memory: 0 }, tasks: [] },
    };
    const headers = { authorization: `Bearer ${agent.body.token}` };
    expect((await portier.call('POST', '/concierges/self/heartbeat', { body, headers })).status).toBe(200);
  });

  it.each(['refuse', 'blackhole'] as const)('has its media events taken once it is back (%s)', async (state) => {
    link.set(state);
    const queue = new Queue<MediaEvent>(mediaEventQueue, { connection: { url: redis.url } });
    const event = refusal();
    await queue.add(event.action, event, { jobId: event.id });
    await waitFor('portier to miss Redis', async () => (await readyz(portier)).body.notes['redis'] !== 'ok');
    link.set('pass');
    await waitFor(
      'the event to be taken',
      async () => {
        const { body } = await portier.call<{ items: { id: string; at: string }[] }>('GET', '/refusals');
        return body.items.some(({ at }) => at === event.at);
      },
      { timeoutMs: 60_000 },
    );
    await queue.close();
    // It asks over a connection of its own.
    await waitFor('portier to say so', async () => (await readyz(portier)).body.notes['redis'] === 'ok');
  });
});

let count = 0;
function refusal(): MediaEvent {
  count += 1;
  return {
    ...{ id: randomUUID(), at: new Date(Date.UTC(2026, 0, count)).toISOString(), action: 'on_publish' },
    ...{ serverId: 'srs-1', serviceId: 'run1', clientId: `c${count}`, ip: '127.0.0.1', application: 'live' },
    ...{ stream: null, streamId: null, keyId: null, sealedServerStream: null, pull: null },
    verdict: { accepted: false, reason: 'unknown_key' },
  };
}
