import type { Database } from '../database/database.js';
import { openTestDatabase } from '../testing/test-database.js';
import { insertConcierge, insertConfiguration, insertStream, insertTask } from '../testing/rows.js';
import { LeasesRepository } from './leases.repository.js';

const leases = new LeasesRepository();
const leaseTtlMs = 10_000;

describe('granting leases on real PostgreSQL', () => {
  let database: Database;
  let close: () => Promise<void>;

  beforeAll(async () => ({ database, close } = await openTestDatabase(20, { isPatient: true })));
  afterAll(() => close());
  beforeEach(async () => {
    await database.query('delete from tasks');
    // It has just beaten, however long a test takes.
    await database.query(
      `update control_plane set up_since = now() - interval '1 hour', last_beat_at = now() + interval '1 hour'`,
    );
    await database.query('delete from concierges');
  });

  const grantTo = (conciergeId: string, slots = 10, skills = ['hls']) =>
    leases.grant(database, { conciergeId, slots, skills, leaseTtlMs });
  const expire = (taskId: string) =>
    database.query(`update tasks set lease_expires_at = now() - interval '1 second' where id = $1`, [taskId]);

  it('gives each of 200 tasks to exactly one of 32 agents that race for them', async () => {
    const stream = await insertStream(database);
    for (let index = 0; index < 200; index += 1) await insertTask(database, stream);
    const agents = await Promise.all(Array.from({ length: 32 }, () => insertConcierge(database)));
    const granted = (
      await Promise.all(
        agents.map(async (agent) => {
          const own: string[] = [];
          for (let round = 0; round < 10; round += 1) {
            own.push(...(await grantTo(agent, 1)).map(({ taskId }) => taskId));
          }
          return own;
        }),
      )
    ).flat();
    expect(granted).toHaveLength(200);
    expect(new Set(granted).size).toBe(200);
  });

  it('gives nothing to an agent that lacks a skill or has no free slot', async () => {
    const stream = await insertStream(database);
    await insertTask(database, stream, { skills: ['hls', 'encoder:libx264'] });
    const agent = await insertConcierge(database);
    expect(await grantTo(agent)).toEqual([]);
    expect(await grantTo(agent, 0, ['hls', 'encoder:libx264'])).toEqual([]);
    expect(await grantTo(agent, 1, ['hls', 'encoder:libx264', 'restream'])).toHaveLength(1);
  });

  it('gives the task of a silent agent to another, with a higher lease token, and closes the old run', async () => {
    const task = await insertTask(database, await insertStream(database));
    const [silent, other] = [await insertConcierge(database), await insertConcierge(database)];
    const [first] = await grantTo(silent);
    expect(await grantTo(other)).toEqual([]);
    await expire(task);
    expect(await leases.expire(database, leaseTtlMs)).toMatchObject([{ taskId: task, state: 'pending' }]);
    const [second] = await grantTo(other);
    expect(second).toMatchObject({ taskId: task, leaseToken: first!.leaseToken + 1 });
    const runs = await database.query('select end_reason from runs where task_id = $1 order by lease_token', [task]);
    expect(runs).toEqual([{ end_reason: 'lease_expired' }, { end_reason: null }]);
  });

  it('lets no lease expire for one lease length after the control plane was away', async () => {
    const task = await insertTask(database, await insertStream(database));
    await grantTo(await insertConcierge(database));
    await expire(task);
    await database.query(`update control_plane set last_beat_at = now() - interval '1 minute'`);
    // A replica that slept meanwhile looks before it has beaten: it must not judge either.
    expect(await leases.expire(database, leaseTtlMs)).toEqual([]);
    await leases.beat(database);
    expect(await leases.expire(database, leaseTtlMs)).toEqual([]);
    // In one transaction time stands still: no beat is missed in between.
    const expired = await database.transaction(async (transaction) => {
      await leases.beat(transaction);
      await transaction.query(`update control_plane set up_since = now() - interval '11 seconds'`);
      return leases.expire(transaction, leaseTtlMs);
    });
    expect(expired).toMatchObject([{ taskId: task }]);
  });

  it('does not start a successor while its predecessor may still send to the same target', async () => {
    const stream = await insertStream(database);
    const configurationId = await insertConfiguration(database, stream);
    const old = await insertTask(database, stream, { configurationId });
    const agent = await insertConcierge(database);
    await grantTo(agent);
    await database.query(`update tasks set state = 'stopping' where id = $1`, [old]);
    const successor = await insertTask(database, stream, { configurationId });
    expect(await grantTo(agent)).toEqual([]);
    await expire(old);
    expect(await grantTo(agent)).toEqual([]);
    expect(await leases.expire(database, leaseTtlMs)).toMatchObject([{ taskId: old, state: 'ended' }]);
    expect(await grantTo(agent)).toMatchObject([{ taskId: successor }]);
  });

  it('puts two replicas of one task on different agents', async () => {
    const stream = await insertStream(database);
    const configurationId = await insertConfiguration(database, stream);
    for (const replica of [0, 1]) await insertTask(database, stream, { configurationId, replica });
    const [one, other] = [await insertConcierge(database), await insertConcierge(database)];
    // Both are free to take in one statement; the second heartbeat must not add the other replica either.
    const first = await grantTo(one, 5);
    expect(first).toHaveLength(1);
    expect(await grantTo(one)).toEqual([]);
    expect(await grantTo(other)).toHaveLength(1);
  });

  it('puts two replicas of one task on different agents when one agent asks twice at once', async () => {
    const inTransaction = (conciergeId: string) =>
      database.transaction((transaction) =>
        leases.grant(transaction, { conciergeId, slots: 1, skills: ['hls'], leaseTtlMs }),
      );
    const agent = await insertConcierge(database);
    for (let round = 0; round < 20; round += 1) {
      const stream = await insertStream(database);
      const configurationId = await insertConfiguration(database, stream);
      for (const replica of [0, 1]) await insertTask(database, stream, { configurationId, replica });
      const granted = await Promise.all(Array.from({ length: 4 }, () => inTransaction(agent)));
      expect(granted.flat()).toHaveLength(1);
      await database.query('delete from tasks');
    }
  });

  it('gives a task that was offered to one agent to nobody else until that one had its time', async () => {
    const task = await insertTask(database, await insertStream(database));
    const [chosen, other] = [await insertConcierge(database), await insertConcierge(database)];
    const offer = (until: string) =>
      database.query(
        `update tasks set preferred_concierge_id = $2, preferred_until = now() + $3::interval where id = $1`,
        [task, chosen, until],
      );
    await offer('1 minute');
    expect(await grantTo(other)).toEqual([]);
    await offer('-1 second');
    expect(await grantTo(other)).toHaveLength(1);
  });

  it('gives an agent that asks for one task that one or nothing', async () => {
    const stream = await insertStream(database);
    const [wanted, other] = [await insertTask(database, stream), await insertTask(database, stream)];
    const ask = (onlyTaskId: string, conciergeId: string) =>
      leases.grant(database, { conciergeId, slots: 5, skills: ['hls'], leaseTtlMs, onlyTaskId });
    const agent = await insertConcierge(database);
    expect((await ask(wanted, agent)).map(({ taskId }) => taskId)).toEqual([wanted]);
    expect(await ask(wanted, await insertConcierge(database))).toEqual([]);
    expect(await grantTo(agent)).toMatchObject([{ taskId: other }]);
  });

  it('counts the tries of earlier leases until a task has run', async () => {
    const task = await insertTask(database, await insertStream(database));
    const triesAfter = async (report: object | null) => {
      await grantTo(await insertConcierge(database));
      await database.query('update tasks set report = $2 where id = $1', [task, report && JSON.stringify(report)]);
      await expire(task);
      expect(await leases.expire(database, leaseTtlMs)).toHaveLength(1);
      await grantTo(await insertConcierge(database));
      const [row] = await database.query<{ tried: number }>('select tried from tasks where id = $1', [task]);
      await expire(task);
      await leases.expire(database, leaseTtlMs);
      return row?.tried;
    };
    expect(await triesAfter({ state: 'retrying', attempts: 0, tries: 3 })).toBe(3);
    expect(await triesAfter({ state: 'failed', attempts: 2 })).toBe(5);
    expect(await triesAfter({ state: 'starting', attempts: 0, tries: 1 })).toBe(5);
    expect(await triesAfter(null)).toBe(5);
    expect(await triesAfter({ state: 'failed', attempts: 1e15 })).toBe(1_000_000);
    expect(await triesAfter({ state: 'running', attempts: 7, tries: 7 })).toBe(0);
  });

  it('gives a task with labels to an agent that has them', async () => {
    const task = await insertTask(database, await insertStream(database));
    await database.query(`update tasks set labels = '{"region": "eu"}' where id = $1`, [task]);
    const agent = await insertConcierge(database);
    const ask = async (labels: Record<string, string>) => {
      await database.query('update concierges set labels = $2 where id = $1', [agent, labels]);
      return leases.grant(database, { conciergeId: agent, slots: 1, skills: ['hls'], leaseTtlMs });
    };
    expect(await ask({ region: 'us' })).toEqual([]);
    expect(await ask({ region: 'eu', gpu: 'yes' })).toHaveLength(1);
  });

  it('judges a task that was reported by the lease of its agent, one that was not by its own', async () => {
    const task = await insertTask(database, await insertStream(database));
    const agent = await insertConcierge(database);
    await grantTo(agent);
    await database.query(`update tasks set lease_expires_at = 'infinity', state = 'running' where id = $1`, [task]);
    const until = (interval: string) =>
      database.query(`update concierges set lease_until = now() + $2::interval where id = $1`, [agent, interval]);
    await until('1 hour');
    expect(await leases.expire(database, leaseTtlMs)).toEqual([]);
    await until('-1 second');
    expect(await leases.expire(database, leaseTtlMs)).toMatchObject([{ taskId: task }]);
  });
});
