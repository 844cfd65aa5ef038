export interface Backoff {
  firstMs: number;
  longestMs: number;
  /** Share of the pause that is left to chance, 0 to 1: what failed together is not tried together. */
  jitter: number;
}

/**
 * Pause after a failure, milliseconds: doubles with each up to the longest, then up to `jitter` of it is shifted by chance
 * around it.
 * @param failures so far, from 1
 * @param random from 0 to 1
 */
export function backoff(failures: number, { firstMs, longestMs, jitter }: Backoff, random: number): number {
  const pause = Math.min(longestMs, firstMs * 2 ** Math.min(failures - 1, 30));
  return Math.round(pause * (1 + (random - 0.5) * jitter));
}
