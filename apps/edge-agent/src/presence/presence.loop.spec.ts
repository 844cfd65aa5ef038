import type { EdgeLoad } from '@app/contract';
import { pino } from 'pino';
import { PresenceLoop } from './presence.loop.js';

const load = (connections: number): EdgeLoad => ({
  ...{ connections, bitsPerSecond: 0, requestsPerSecond: 0 },
  ...{ cacheHitRatio: null, cacheBytes: 0, originReachable: true },
});

/** Leaves at once, with these measurements one after the other; the last one stays. @returns what portier was told */
async function leaving(measured: (EdgeLoad | undefined)[]): Promise<number[]> {
  const told: number[] = [];
  const loop = new PresenceLoop({
    client: {
      send: async ({ load: { connections } }) => {
        told.push(connections);
        return { condition: 'told', answer: { state: 'leaving', incarnation: 1 } as never };
      },
    },
    measure: async () => (measured.length > 1 ? measured.shift() : measured[0]),
    ...{ software: 'nginx/1.0', leaveMs: 60_000, onTurn: () => undefined, logger: pino({ level: 'silent' }) },
  });
  loop.start();
  await loop.leave();
  return told;
}

describe('an edge that leaves', () => {
  it('goes on telling portier although nginx was late once, until nobody is connected', async () => {
    expect(await leaving([load(3), undefined, load(2), load(0)])).toEqual([3, 2, 0, 0]);
  });

  it('goes when nginx is gone', async () => {
    expect(await leaving([load(3), undefined])).toEqual([3]);
  });
});
