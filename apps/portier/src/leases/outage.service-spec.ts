import { waitFor } from '@app/kit/testing';
import { startPortier, type RunningPortier } from '../testing/portier.js';
import { LiveStream, withoutPolls } from './testing/live-stream.js';
import { anAgent, type SimulatedAgent } from './testing/simulated-agent.js';

/** Longer than a gap that counts as an outage: a process that stands still for a lease finds that it was away. */
const leaseTtlMs = 6_000;
/** Whenever all stood still, a lease begins anew. */
const patience = { timeoutMs: 60_000 };
let first: RunningPortier;
let second: RunningPortier;
let agents: SimulatedAgent[] = [];

beforeAll(async () => {
  const settings = { PORTIER_LEASE_TTL_MS: String(leaseTtlMs) };
  first = await startPortier(settings);
  const { DATABASE_URL, PORTIER_CLUSTER_SECRET } = first.config;
  second = await startPortier({ ...settings, DATABASE_URL, PORTIER_CLUSTER_SECRET }, { isReplica: true });
  await withoutPolls(first);
});
afterEach(async () => {
  await Promise.all(agents.map((agent) => agent.vanish()));
  agents = [];
  await first.database.query('delete from streams');
  await first.database.query('delete from tasks');
  await first.database.query('delete from concierges');
});
afterAll(async () => {
  await second.close();
  await first.close();
});

async function beatingOn(portier: RunningPortier): Promise<SimulatedAgent> {
  const agent = await anAgent(portier);
  agents.push(agent.start());
  await waitFor('the agent to be known', () => agent.last !== undefined);
  return agent;
}
async function aRunningTask(): Promise<LiveStream> {
  const stream = await LiveStream.make(first);
  await stream.configure('restream');
  await stream.publish();
  await waitFor('the task to run', async () => (await stream.tasks())[0]?.state === 'running');
  return stream;
}
/** Milliseconds by the database clock. */
async function uptimeMs(): Promise<number> {
  const [row] = await first.database.query<{ ms: number }>(
    `select extract(epoch from now() - up_since)::float8 * 1000 as ms from control_plane`,
  );
  return row!.ms;
}

describe('two replicas of portier', () => {
  it('take the task of an agent that vanished, once, whichever of them it beat on', async () => {
    const gone = await beatingOn(first);
    const stream = await aRunningTask();
    const other = await beatingOn(second);
    await waitFor(
      'the control plane to have been there for a lease',
      async () => (await uptimeMs()) > leaseTtlMs,
      patience,
    );
    await gone.vanish();
    await waitFor('the task to run elsewhere', () => other.runs.length === 1, patience);
    const [lease] = await first.database.query(
      `select extract(epoch from c.lease_until - c.last_heartbeat_at)::float8 * 1000 as "heldMs",
              r.ended_at > c.lease_until as "wasWaitedFor"
         from runs r join concierges c on c.id = r.concierge_id where c.id = $1`,
      [gone.id],
    );
    expect(lease).toEqual({ heldMs: leaseTtlMs, wasWaitedFor: true });
    const runs = await first.database.query('select end_reason from runs order by lease_token');
    expect(runs).toEqual([{ end_reason: 'lease_expired' }, { end_reason: null }]);
    expect(await stream.tasks()).toMatchObject([{ leaseToken: 2 }]);
  });

  it('let no lease expire for a full lease length after both were away', async () => {
    await beatingOn(first);
    const stream = await aRunningTask();
    await beatingOn(second);
    await waitFor(
      'the control plane to have been there for a lease',
      async () => (await uptimeMs()) > leaseTtlMs,
      patience,
    );
    const [holder] = agents;
    await holder!.vanish();
    // As after an outage: nobody beat for a minute, so nobody could have renewed anything either.
    await first.database.query(`update control_plane set last_beat_at = now() - interval '1 minute'`);
    await first.database.query(`update concierges set lease_until = now() - interval '50 seconds'`);
    await waitFor('the outage to be noticed', async () => (await uptimeMs()) < leaseTtlMs);
    let seen = await stream.tasks();
    while ((await uptimeMs()) < leaseTtlMs - 200) {
      seen = await stream.tasks();
      if ((await uptimeMs()) < leaseTtlMs) expect(seen).toMatchObject([{ state: 'running', leaseToken: 1 }]);
    }
    await waitFor(
      'the task to be elsewhere after that',
      async () => (await stream.tasks())[0]?.leaseToken === 2,
      patience,
    );
  });

  it('do not take anything from an agent that went on beating on the other replica', async () => {
    const agent = await beatingOn(first);
    const stream = await aRunningTask();
    await beatingOn(second);
    const leaseToken = (await stream.tasks())[0]!.leaseToken;
    agent.url = second.url;
    const begun = performance.now();
    const bothLast = async () => Math.min(performance.now() - begun, await uptimeMs()) > 2 * leaseTtlMs;
    await waitFor('two leases to pass', bothLast, patience);
    expect(await stream.tasks()).toMatchObject([{ conciergeId: agent.id, leaseToken, state: 'running' }]);
    expect(agent.stops).toEqual([]);
  });
});
