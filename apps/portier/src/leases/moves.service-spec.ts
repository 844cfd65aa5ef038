import { waitFor as waitShortlyFor } from '@app/kit/testing';
import { startPortier, type RunningPortier } from '../testing/portier.js';
import type { conciergeView } from '../concierges/concierges.dto.js';
import type { z } from 'zod';
import { LiveStream, withoutPolls } from './testing/live-stream.js';
import { anAgent, type SimulatedAgent } from './testing/simulated-agent.js';

/** A move takes some seconds by itself, and the machine may be busy. */
const waitFor: typeof waitShortlyFor = (what, probe) => waitShortlyFor(what, probe, { timeoutMs: 60_000 });

let portier: RunningPortier;
let agents: SimulatedAgent[] = [];
beforeAll(async () => {
  portier = await startPortier();
  await withoutPolls(portier);
});
afterEach(async () => {
  await Promise.all(agents.map((agent) => agent.vanish()));
  agents = [];
  await portier.database.query('delete from streams');
  await portier.database.query('delete from tasks');
  await portier.database.query('delete from concierges');
});
afterAll(() => portier.close());

async function start(options: Parameters<typeof anAgent>[1] = {}): Promise<SimulatedAgent> {
  const agent = await anAgent(portier, options);
  agents.push(agent.start());
  await waitFor('the agent to be known', () => agent.last !== undefined);
  return agent;
}
const running = async (stream: LiveStream, count: number) =>
  waitFor(`${count} running tasks`, async () => {
    const present = await stream.present();
    return present.length === count && present.every(({ state }) => state === 'running') && present;
  });
const drain = (agent: SimulatedAgent) => portier.call('POST', `/concierges/${agent.id}/drain`);
const view = async (agent: SimulatedAgent) => {
  const { body } = await portier.call<{ items: z.infer<typeof conciergeView>[] }>('GET', '/concierges');
  return body.items.find(({ id }) => id === agent.id)!;
};

describe('replicas on agents', () => {
  it('run on different agents, and grow and shrink with their configuration', async () => {
    const [one, other] = [await start(), await start()];
    const stream = await LiveStream.make(portier);
    const { id } = await stream.configure('hls', { replicas: 2 });
    await stream.publish();
    const tasks = await running(stream, 2);
    expect(new Set(tasks.map(({ conciergeId }) => conciergeId))).toEqual(new Set([one.id, other.id]));
    expect(tasks.map(({ replica }) => replica)).toEqual([0, 1]);
    await portier.call('PATCH', `/configurations/${id}`, { body: { replicas: 1 } });
    await running(stream, 1);
    expect([...one.stops, ...other.stops]).toMatchObject([{ reason: 'moved' }]);
  });

  it('wait for another agent, and say so', async () => {
    await start();
    const stream = await LiveStream.make(portier);
    await stream.configure('hls', { replicas: 2 });
    await stream.publish();
    await waitFor('one to run and one to wait', async () => {
      const present = await stream.present();
      return (
        present.some(({ state }) => state === 'running') && present.some(({ reason }) => reason === 'no_other_agent')
      );
    });
    await start();
    await running(stream, 2);
  });

  it('go to agents with the labels asked for, and move when others are asked for', async () => {
    const [eu, us] = [await start({ labels: { region: 'eu' } }), await start({ labels: { region: 'us' } })];
    const stream = await LiveStream.make(portier);
    const { id } = await stream.configure('hls', { labels: { region: 'us' } });
    await stream.publish();
    expect((await running(stream, 1))[0]?.conciergeId).toBe(us.id);
    await portier.call('PATCH', `/configurations/${id}`, { body: { labels: { region: 'eu' } } });
    await waitFor(
      'the task to be with the other agent',
      async () => (await running(stream, 1))[0]?.conciergeId === eu.id,
    );
    expect(us.stops).toMatchObject([{ reason: 'moved' }]);
  });
});

describe('a drain', () => {
  it('starts an overlapping task elsewhere before it stops here', async () => {
    const one = await start();
    const stream = await LiveStream.make(portier);
    await stream.configure('hls');
    await stream.publish();
    const [before] = await running(stream, 1);
    const other = await start();
    other.firstState = 'starting';
    await drain(one);
    await waitFor('the successor to start beside it', () => other.runs.length === 1);
    expect(one.runs).toHaveLength(1);
    expect((await stream.present()).find(({ id }) => id === before!.id)?.isMoving).toBe(true);
    expect((await view(one)).drainWaits).toMatchObject([{ reason: 'successor_starting', streamName: stream.name }]);
    for (const task of other.tasks.values()) task.state = 'running';
    const [after] = await running(stream, 1);
    expect(after).toMatchObject({ conciergeId: other.id, replica: 1 });
    expect(one.stops).toMatchObject([{ taskId: before!.id, reason: 'moved' }]);
  });

  it('tells an agent that stops by itself how many tasks it must run on', async () => {
    const one = await start();
    const stream = await LiveStream.make(portier);
    await stream.configure('hls');
    await stream.publish();
    await running(stream, 1);
    await start();
    await one.vanish();
    one.draining = true;
    // The first answer already knows: an agent that hears of nobody stops at once.
    expect((await one.beat({ waitMs: 0 })).body.moving).toBe(1);
    one.start();
    await waitFor('its task to be stopped', () => one.stops.some(({ reason }) => reason === 'moved'));
    await waitFor('nothing to move any more', () => one.last?.moving === 0 && one.runs.length === 0);
  });

  it('stops a restream here first, and then starts it elsewhere', async () => {
    const one = await start();
    const stream = await LiveStream.make(portier);
    await stream.configure('restream');
    await stream.publish();
    const [before] = await running(stream, 1);
    const other = await start();
    await drain(one);
    await waitFor('the restream to be elsewhere', () => other.runs.includes(before!.id));
    const [after] = await running(stream, 1);
    expect(after).toMatchObject({ id: before!.id, conciergeId: other.id, leaseToken: before!.leaseToken + 1 });
    expect(one.stops).toMatchObject([{ reason: 'moved' }]);
  });

  it('leaves tasks where they are while nobody else can take them, and says why', async () => {
    const one = await start();
    const stream = await LiveStream.make(portier);
    await stream.configure('hls');
    await stream.configure('restream');
    await stream.publish();
    await running(stream, 2);
    await drain(one);
    await waitFor('the reason to be shown', async () => {
      const { drainWaits } = await view(one);
      return (
        drainWaits.length === 2 && drainWaits.every(({ reason, sentence }) => reason === 'no_agent' && sentence !== '')
      );
    });
    expect(one.last?.moving).toBe(0);
    expect(one.runs).toHaveLength(2);
    expect(one.stops).toEqual([]);
    const other = await start();
    await waitFor('both to move once somebody can', () => other.runs.length === 2 && one.runs.length === 0);
  });

  it('is called off by activating the agent: the successor ends, the task was never touched', async () => {
    const one = await start();
    const stream = await LiveStream.make(portier);
    await stream.configure('hls');
    await stream.publish();
    const [before] = await running(stream, 1);
    const other = await anAgent(portier);
    agents.push(other);
    other.firstState = 'starting';
    other.start();
    await waitFor('the agent to be known', () => other.last !== undefined);
    await drain(one);
    await waitFor('a successor', () => other.runs.length === 1);
    await portier.call('POST', `/concierges/${one.id}/activate`);
    await waitFor('the successor to end', () => other.runs.length === 0);
    expect(await running(stream, 1)).toMatchObject([
      { id: before!.id, leaseToken: before!.leaseToken, isMoving: false },
    ]);
    expect(one.stops).toEqual([]);
  });

  it('ends everything when the stream is switched off in the middle', async () => {
    const one = await start();
    const stream = await LiveStream.make(portier);
    await stream.configure('hls');
    await stream.publish();
    await running(stream, 1);
    const other = await start();
    // It stays the middle until the stream is switched off.
    other.firstState = 'starting';
    await drain(one);
    await waitFor('a successor', () => other.runs.length === 1);
    await portier.call('PATCH', `/streams/${stream.id}`, { body: { enabled: false } });
    await waitFor('all to end', async () => (await stream.present()).length === 0);
    expect([...one.runs, ...other.runs]).toEqual([]);
    expect([...one.stops, ...other.stops].map(({ reason }) => reason)).toEqual(['removed', 'removed']);
  });
});
