import { keepReading, loadOf, loadWindowMs, type Reading } from './load.js';

const nothing = { requests: 0, bytes: 0, lookups: 0, hits: 0 };
const aReading = (at: number, more: Partial<Reading> = {}): Reading => ({
  ...{ at, requests: 0, ownRequests: 0, connections: 0, sampled: nothing },
  ...more,
});
const settings = { samplePercent: 100, originReachable: true };
const windowOf = (readings: Reading[]) => readings.reduce<Reading[]>(keepReading, []);

describe('load of an edge', () => {
  it('is nothing after one reading, but for who is connected', () => {
    expect(loadOf([aReading(5, { requests: 900, connections: 7 })], settings)).toEqual({
      ...{ bitsPerSecond: 0, connections: 7, requestsPerSecond: 0, cacheHitRatio: null, originReachable: true },
    });
  });

  it('is what came between the readings, without the questions of the agent', () => {
    const readings = [
      aReading(1_000, { requests: 100, ownRequests: 10, sampled: { requests: 5, bytes: 1_000, lookups: 4, hits: 1 } }),
      aReading(6_000, {
        ...{ requests: 125, ownRequests: 15, connections: 3 },
        sampled: { requests: 25, bytes: 626_000, lookups: 24, hits: 16 },
      }),
    ];
    expect(loadOf(readings, settings)).toEqual({
      ...{ bitsPerSecond: 1_000_000, connections: 3, requestsPerSecond: 4, cacheHitRatio: 0.75, originReachable: true },
    });
  });

  it('is scaled up from a sample', () => {
    const readings = [aReading(0), aReading(1_000, { sampled: { requests: 1, bytes: 125, lookups: 1, hits: 0 } })];
    const load = loadOf(readings, { samplePercent: 10, originReachable: false });
    expect([load.bitsPerSecond, load.cacheHitRatio, load.originReachable]).toEqual([10_000, 0, false]);
  });

  it('forgets what is older than the window', () => {
    const readings = windowOf(
      Array.from({ length: 31 }, (_, second) => aReading(second * 1_000, { requests: second })),
    );
    expect(readings.at(-1)?.at).toBe(30_000);
    expect(readings[0]?.at).toBe(30_000 - loadWindowMs);
  });

  it('still covers a time when nothing was read', () => {
    const readings = windowOf([aReading(0), aReading(60_000, { requests: 60 })]);
    expect(loadOf(readings, settings).requestsPerSecond).toBe(1);
  });

  it('begins anew with another nginx', () => {
    const readings = windowOf([
      aReading(0, { requests: 500 }),
      aReading(1_000, { requests: 2 }),
      aReading(2_000, { requests: 4 }),
    ]);
    expect(loadOf(readings, settings).requestsPerSecond).toBe(2);
  });
});
