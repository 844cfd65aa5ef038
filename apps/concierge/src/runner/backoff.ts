import { backoff } from './kit.js';

const firstMs = 500;
const longestMs = 30_000;

/** A run this long was good: the next failure begins with the shortest delay again. */
export const goodRunMs = 60_000;

/**
 * Delay before another try, milliseconds, spread over its upper half so that tasks that failed together do not come back together.
 *
 * @param failures failures in a row, 1 or more
 * @param random 0 to 1
 * @param capMs upper bound for causes that are worth asking often, such as a source that went away
 */
export function backoffMs(failures: number, random: number, capMs = longestMs): number {
  return backoff(failures, { firstMs, longestMs: Math.min(capMs, longestMs), spread: [0.5, 1] }, random);
}
