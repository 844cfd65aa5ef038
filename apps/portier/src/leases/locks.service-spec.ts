import { waitFor } from '@app/kit/testing';
import { startPortier, type RunningPortier } from '../testing/portier.js';
import { LiveStream, withoutPolls } from './testing/live-stream.js';
import { anAgent, type SimulatedAgent } from './testing/simulated-agent.js';

/**
 * Locks are always taken in this order: stream, configuration, agent, tasks by id. Whoever breaks it makes two transactions wait
 * for each other, which PostgreSQL ends with an error.
 */
describe('reconciling, beating, editing and deleting at once', () => {
  let portier: RunningPortier;
  let agents: SimulatedAgent[] = [];
  beforeAll(async () => {
    // One for each of those that work at once: who waits for a connection is refused after three seconds.
    portier = await startPortier({ PORTIER_DATABASE_POOL: '60' });
    await withoutPolls(portier);
  });
  afterAll(async () => {
    await Promise.all(agents.map((agent) => agent.vanish()));
    await portier.close();
  });

  async function deadlocks(): Promise<number> {
    const [row] = await portier.database.query<{ deadlocks: number }>(
      'select deadlocks::int from pg_stat_database where datname = current_database()',
    );
    return row!.deadlocks;
  }

  it('ends without an error, and in the right state', async () => {
    agents = await Promise.all(Array.from({ length: 4 }, () => anAgent(portier, { slots: 64, waitMs: 20 })));
    for (const agent of agents) agent.start();
    const streams = await Promise.all(Array.from({ length: 8 }, () => LiveStream.make(portier)));
    const configurations = new Map<LiveStream, string[]>();
    for (const stream of streams) {
      const made = [
        await stream.configure('hls', { replicas: 2 }),
        await stream.configure('hls'),
        await stream.configure('restream'),
      ];
      configurations.set(
        stream,
        made.map(({ id }) => id),
      );
      await stream.publish();
    }
    const [doomed, kept] = [streams.slice(0, 4), streams.slice(4)];
    const refused: unknown[] = [];
    const attempt = async (work: Promise<{ status: number; body: unknown }>) => {
      const { status, body } = await work;
      // Deleted, or changed by somebody else: what a person would see too.
      if (status >= 500) refused.push(body);
    };
    const round = async (number: number) => {
      const edits = kept.map((stream) => {
        const [first, , last] = configurations.get(stream)!;
        const replicas = (number % 3) + 1;
        return [
          attempt(portier.call('PATCH', `/configurations/${first}`, { body: { replicas } })),
          attempt(portier.call('PATCH', `/configurations/${last}`, { body: { enabled: number % 2 === 0 } })),
        ];
      });
      const drained = agents[number % agents.length]!;
      await Promise.all([
        ...edits.flat(),
        ...streams.map((stream) => stream.reconcile()),
        attempt(portier.call('POST', `/concierges/${drained.id}/drain`)),
        ...(number === 3 ? doomed.map(({ id }) => attempt(portier.call('DELETE', `/streams/${id}`))) : []),
        ...(number === 5 ? kept.map((stream) => attempt(deleteConfiguration(configurations.get(stream)![1]!))) : []),
      ]);
      await attempt(portier.call('POST', `/concierges/${drained.id}/activate`));
    };
    const deleteConfiguration = (id: string) => portier.call('DELETE', `/configurations/${id}`);
    for (let number = 0; number < 10; number += 1) await round(number);
    for (const stream of kept) {
      const [first, , last] = configurations.get(stream)!;
      await portier.call('PATCH', `/configurations/${first}`, { body: { replicas: 2 } });
      await portier.call('PATCH', `/configurations/${last}`, { body: { enabled: true } });
    }
    expect(refused).toEqual([]);
    for (const stream of kept) {
      const isSettled = async () => {
        const present = await stream.present();
        return present.length === 3 && present.every(({ state, isMoving }) => state === 'running' && !isMoving);
      };
      // A move takes some seconds by itself, and the machine may be busy.
      await waitFor('three running tasks, nothing else', isSettled, { timeoutMs: 60_000 });
    }
    for (const stream of doomed) {
      await waitFor('nothing of a deleted stream', async () => (await stream.present()).length === 0);
    }
    await waitFor('the agents to run what portier thinks', () => {
      return agents.flatMap(({ runs }) => runs).length === kept.length * 3;
    });
    expect(await deadlocks()).toBe(0);
  });
});
