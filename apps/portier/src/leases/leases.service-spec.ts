import type { Database } from '../database/database.js';
import { openTestDatabase } from '../testing/test-database.js';
import { insertConcierge, insertConfiguration, insertStream, insertTask } from '../testing/rows.js';
import { LeasesRepository } from './leases.repository.js';

const leases = new LeasesRepository();
const leaseTtlMs = 10_000;

describe('granting leases on real PostgreSQL', () => {
  let database: Database;
  let close: () => Promise<void>;

  beforeAll(async () => ({ database, close } = await openTestDatabase(20)));
  afterAll(() => close());
  beforeEach(async () => {
    await database.query('delete from tasks');
    await database.query(`update control_plane set up_since = now() - interval '1 hour', last_beat_at = now()`);
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
    await leases.beat(database);
    const other = await insertConcierge(database);
    expect(await grantTo(other)).toEqual([]);
    await database.query(`update control_plane set up_since = now() - interval '11 seconds'`);
    expect(await grantTo(other)).toHaveLength(1);
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
    expect(await grantTo(agent)).toMatchObject([{ taskId: successor }]);
  });

  it('puts two replicas of one task on different agents', async () => {
    const stream = await insertStream(database);
    const configurationId = await insertConfiguration(database, stream);
    for (const replica of [0, 1]) await insertTask(database, stream, { configurationId, replica });
    const [one, other] = [await insertConcierge(database), await insertConcierge(database)];
    // Both are offered in one statement; the second heartbeat must not add the other replica either.
    const first = await grantTo(one, 1);
    expect(first).toHaveLength(1);
    expect(await grantTo(one)).toEqual([]);
    expect(await grantTo(other)).toHaveLength(1);
  });
});
