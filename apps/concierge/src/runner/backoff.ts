const firstDelayMs = 500;
const longestDelayMs = 30_000;

/** A run this long was good: the next failure begins with the shortest delay again. */
export const goodRunMs = 60_000;

/**
 * Delay before another try, milliseconds: doubled with each failure in a row, spread over its upper half so that tasks that failed
 * together do not come back together.
 *
 * @param failures failures in a row, 1 or more
 * @param random 0 to 1
 * @param capMs upper bound for causes that are worth asking often, such as a source that went away
 */
export function backoffMs(failures: number, random: number, capMs = longestDelayMs): number {
  const full = Math.min(capMs, longestDelayMs, firstDelayMs * 2 ** Math.min(failures - 1, 10));
  return Math.round(full * (0.5 + random / 2));
}
