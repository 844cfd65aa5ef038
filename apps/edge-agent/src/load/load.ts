import type { EdgeLoad } from '@app/contract';

/** Counters at one moment; all but the connections only rise, from any start. */
export interface Reading {
  /** Monotonic clock, milliseconds. */
  at: number;
  /** Of nginx, since it started. */
  requests: number;
  /** Our own questions among them. */
  ownRequests: number;
  /** Of viewers, now. */
  connections: number;
  /** Sums over the sampled requests. */
  sampled: { requests: number; bytes: number; lookups: number; hits: number };
}

/** Long enough for a figure that does not jump with each segment, short enough to follow viewers who are moved. */
export const loadWindowMs = 10_000;

/**
 * The readings to keep: those of the window, and one before it, so that the window is covered whole. A counter of nginx that fell means
 * that nginx is another one: what was before says nothing about it.
 */
export function keepReading(readings: readonly Reading[], reading: Reading): Reading[] {
  const last = readings.at(-1);
  if (last !== undefined && reading.requests < last.requests) return [reading];
  const firstInside = readings.findIndex(({ at }) => at > reading.at - loadWindowMs);
  const kept = firstInside === -1 ? readings.slice(-1) : readings.slice(Math.max(0, firstInside - 1));
  return [...kept, reading];
}

/** What the edge carried over the window: nothing yet with fewer than two readings. */
export function loadOf(
  readings: readonly Reading[],
  { samplePercent, originReachable }: { samplePercent: number; originReachable: boolean },
): EdgeLoad {
  const [first, last] = [readings[0], readings.at(-1)];
  const connections = last?.connections ?? 0;
  if (first === undefined || last === undefined || last.at <= first.at) {
    return { bitsPerSecond: 0, connections, requestsPerSecond: 0, cacheHitRatio: null, originReachable };
  }
  const seconds = (last.at - first.at) / 1_000;
  const requests = last.requests - first.requests - (last.ownRequests - first.ownRequests);
  const bytes = (last.sampled.bytes - first.sampled.bytes) * (100 / samplePercent);
  const lookups = last.sampled.lookups - first.sampled.lookups;
  return {
    bitsPerSecond: Math.round((bytes * 8) / seconds),
    connections,
    requestsPerSecond: rounded(Math.max(0, requests) / seconds),
    cacheHitRatio: lookups === 0 ? null : rounded((last.sampled.hits - first.sampled.hits) / lookups),
    originReachable,
  };
}

function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
