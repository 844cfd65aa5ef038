import { backoff } from '@app/kit';

/** Two heartbeats are never closer than this, milliseconds. */
export const smallestGapMs = 200;
/** After an answer that came early and changed nothing here, such as a repeated stop of a task that is stopping. */
const idleGapMs = 1_000;
/** Half of it random, so that the agents of a portier that comes back do not all ask in the same moment. */
const failurePause = { firstMs: 500, longestMs: 10_000, spread: [0.5, 1] } as const;
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
 * How long to pause before the next heartbeat.
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
      const pauseMs = backoff(end.failuresInARow, failurePause, random);
      return { gapMs: Math.max(smallestGapMs, pauseMs), endsWithNews: false };
    }
  }
}
