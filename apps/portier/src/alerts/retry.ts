const seconds = 1_000;
const minutes = 60 * seconds;
const hours = 60 * minutes;

/** After each failure; then it is given up, a day after the first. */
const pausesMs = [
  ...[10 * seconds, 30 * seconds, 2 * minutes, 5 * minutes, 15 * minutes, 30 * minutes],
  ...[1 * hours, 2 * hours, 4 * hours, 8 * hours, 8 * hours],
];

/** A receiver may ask for a longer pause, but not for ever. */
const longestAskedMs = 12 * hours;

/**
 * How long to wait after the nth failure, with a quarter of jitter; null = give up.
 * @param askedMs what the receiver asked for (Retry-After), if it did
 * @param random 0 to 1
 */
export function pauseAfterFailure(attempts: number, askedMs: number | null, random: number): number | null {
  const pause = pausesMs[attempts - 1];
  if (pause === undefined) return null;
  return Math.max(Math.round(pause * (0.75 + random / 2)), Math.min(askedMs ?? 0, longestAskedMs));
}
