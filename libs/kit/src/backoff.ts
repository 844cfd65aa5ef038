export interface Backoff {
  /** After the first failure. */
  firstMs: number;
  longestMs: number;
  /** Chance picks from this share of a pause up to that one: what failed together is not tried together. */
  spread: readonly [least: number, most: number];
}

/**
 * Pause after a failure, milliseconds: doubles with each failure in a row up to the longest. A success begins anew: count from 1 again.
 * @param failures in a row, from 1
 * @param random from 0 to 1
 */
export function backoff(failures: number, { firstMs, longestMs, spread }: Backoff, random: number): number {
  const [least, most] = spread;
  const pause = Math.min(longestMs, firstMs * 2 ** Math.min(Math.max(failures, 1) - 1, 30));
  return Math.round(pause * (least + (most - least) * random));
}
