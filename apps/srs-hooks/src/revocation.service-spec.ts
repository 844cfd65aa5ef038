import { pullQuery } from '@app/contract';
import { waitFor } from '@app/kit/testing';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { HooksProgram } from './testing/hooks-program.js';
import { Balancer, PortierProgram, preparePortier } from './testing/portier-program.js';
import { makeStateDir } from './testing/running-hooks.js';
import { clusterKeys } from './testing/streams.js';

const K = 'Key_of-sunday-0123456789abcdef';
/** A bound for what hangs; what it really took is printed. */
const patience = { timeoutMs: 30_000, intervalMs: 5 };

/** Real portier replicas on a real PostgreSQL, real srs-hooks instances, each a process of its own. */
describe('a change in portier reaches srs-hooks', () => {
  const states = [makeStateDir(), makeStateDir()];
  const ended: (() => Promise<void>)[] = [];
  const measured: string[] = [];
  let prepared: Awaited<ReturnType<typeof preparePortier>>;
  let sql: pg.Client;
  let portiers: PortierProgram[];
  let balancer: Balancer;
  let hooks: HooksProgram[];

  const startHooks = async (index: number) => {
    const program = await HooksProgram.start(states[index]!.path, {
      HOOKS_PORTIER_URL: `http://127.0.0.1:${balancer.port}`,
      HOOKS_REDIS_URL: prepared.redis.url,
    });
    ended.push(() => program.end());
    return program;
  };
  const startPortier = async () => {
    const program = await PortierProgram.start(prepared.settings);
    ended.push(() => program.end());
    return program;
  };

  beforeAll(async () => {
    prepared = await preparePortier(K);
    sql = new pg.Client({ connectionString: prepared.database.url });
    await sql.connect();
    portiers = [await startPortier(), await startPortier()];
    balancer = await Balancer.start(portiers[0]!.port);
    hooks = [await startHooks(0), await startHooks(1)];
  });
  afterAll(async () => {
    for (const end of ended) await end();
    await balancer.stop();
    await sql.end();
    await prepared.database.drop();
    await prepared.redis.drop();
    for (const state of states) state.remove();
    process.stdout.write(`\n${measured.join('\n')}\n`);
  });

  const publish = (key: string) => ({
    action: 'on_publish',
    client_id: 'c1',
    ip: '192.0.2.1',
    app: 'live',
    stream: 'sunday',
    param: `?key=${key}`,
  });
  const stream = async () => (await portiers[1]!.call<{ items: { id: string }[] }>('GET', '/streams')).items[0]!;
  const newKey = async (via = portiers[1]!) =>
    via.call<{ id: string; key: string }>('POST', `/streams/${(await stream()).id}/keys`, {});
  /** Waits until both instances answer the hook so, and notes how long it took. */
  async function both(what: string, hook: object, status: number): Promise<void> {
    const startedAt = performance.now();
    const one = (each: HooksProgram) =>
      waitFor(`${what}: ${status}`, async () => (await each.post(hook)) === status, patience);
    await Promise.all(hooks.map(one));
    measured.push(`${what}: ${Math.round(performance.now() - startedAt)} ms`);
  }

  it('within a moment: a new key, a deleted key, a disabled stream', async () => {
    await both('first snapshot', publish(K), 200);
    for (const round of [1, 2, 3]) {
      const { id, key } = await newKey();
      await both(`new key, ${round}`, publish(key), 200);
      await portiers[1]!.call('DELETE', `/streams/${(await stream()).id}/keys/${id}`);
      await both(`deleted key, ${round}`, publish(key), 403);
    }
    await sql.query('update streams set enabled = false');
    await both('disabled stream', publish(K), 403);
    await sql.query('update streams set enabled = true');
    await both('enabled stream', publish(K), 200);
  });

  it('within a moment: a task that is granted to another agent', async () => {
    const taskId = randomUUID();
    const { id } = await stream();
    await sql.query(
      `insert into tasks (id, configuration_version, stream_id, publication_id, type, description, description_hash,
                          state, lease_token)
       values ($1, 1, $2, gen_random_uuid(), 'hls', '{}', 'hash', 'claimed', 1)`,
      [taskId, id],
    );
    const pull = (leaseToken: number) => ({
      action: 'on_play',
      client_id: 'agent',
      app: 'live',
      stream: 'sunday',
      param: `?${pullQuery(clusterKeys, { taskId, leaseToken, stream: 'sunday' })}`,
    });
    await both('pull of the holder', pull(1), 200);
    await sql.query('update tasks set lease_token = 2 where id = $1', [taskId]);
    await both('pull of the former holder', pull(1), 403);
    await both('pull of the new holder', pull(2), 200);
  });

  it('also through another replica, at the same cursor, when the one it asked is killed', async () => {
    const { id, key } = await newKey();
    await both('new key before the kill', publish(key), 200);
    await portiers[0]!.end();
    balancer.switchTo(portiers[1]!.port);
    await portiers[1]!.call('DELETE', `/streams/${(await stream()).id}/keys/${id}`);
    await both('deleted key right after the kill of the replica asked', publish(key), 403);
  });

  it('also after portier was away altogether, with what happened meanwhile', async () => {
    const { id, key } = await newKey();
    await both('new key before the outage', publish(key), 200);
    await portiers[1]!.end();
    await sql.query('delete from publish_keys where id = $1', [id]);
    expect(await Promise.all(hooks.map((each) => each.post(publish(key))))).toEqual([200, 200]);
    portiers[1] = await startPortier();
    balancer.switchTo(portiers[1].port);
    await both('key deleted during the outage, since portier was ready again', publish(key), 403);
    expect(await Promise.all(hooks.map((each) => each.post(publish(K))))).toEqual([200, 200]);
  });

  it('also when the outage was longer than changes are kept', async () => {
    const { id, key } = await newKey();
    await both('new key before the long outage', publish(key), 200);
    balancer.switchTo(9);
    await sql.query('delete from publish_keys where id = $1', [id]);
    await sql.query('delete from changes');
    await hooks[0]!.end();
    hooks[0] = await startHooks(0);
    expect(await hooks[0].post(publish(K))).toBe(200);
    balancer.switchTo(portiers[1]!.port);
    await waitFor('the restarted instance', async () => (await hooks[0]!.post(publish(key))) === 403, patience);
  });
});
