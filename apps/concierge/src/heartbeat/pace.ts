/** Two heartbeats are never closer than this, milliseconds. */
export const smallestGapMs = 200;
/** After an answer that came early and changed nothing here, such as a repeated stop of a task that is stopping. */
const idleGapMs = 1_000;
const firstBackoffMs = 500;
const longestBackoffMs = 10_000;
/** News cut a waiting heartbeat short, but never so often in a row that no answer is ever heard. */
export const mostCutsInARow = 3;

export type BeatEnd =
  | { kind: 'answered'; changedSomething: boolean; tookMs: number }
  | { kind: 'cut' }
  | { kind: 'failed'; failuresInARow: number };

interface Pause {
  /** From the moment the last heartbeat was sent, milliseconds. */
  gapMs: number;
  /** News end the pause early (but not before `smallestGapMs`). */
  endsWithNews: boolean;
}

/**
 * How long to pause before the next heartbeat. After failures: exponential, half of it random, so that the agents of a portier
 * that comes back do not all ask in the same moment.
 *
 * @param random 0 to 1
 */
export function nextPause(end: BeatEnd, waitMs: number, random: number): Pause {
  switch (end.kind) {
    case 'cut':
      return { gapMs: smallestGapMs, endsWithNews: true };
    case 'answered': {
      const isEarly = !end.changedSomething && end.tookMs < waitMs / 2;
      return { gapMs: isEarly ? idleGapMs : smallestGapMs, endsWithNews: true };
    }
    case 'failed': {
      const exponent = Math.min(10, end.failuresInARow - 1);
      const ceiling = Math.min(longestBackoffMs, firstBackoffMs * 2 ** exponent);
      return { gapMs: Math.max(smallestGapMs, ceiling / 2 + (ceiling / 2) * random), endsWithNews: false };
    }
  }
}
