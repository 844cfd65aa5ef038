import { backoff } from '@app/kit';
import type { LocalTask } from './local-task.js';

/** supervisor/states.py */
const [stopped, fatal] = [0, 200];

/** A program supervisord gave up on is tried again this long after: what it lacked (disk space) may be there again. */
const retryFatalAfterMs = 60_000;

const startPause = { firstMs: 1_000, longestMs: 30_000, spread: [1, 1] } as const;

/** Pause before the next attempt to start a task, milliseconds, after so many failures in a row. */
export function startBackoffMs(failures: number): number {
  return backoff(failures, startPause, 0);
}

/**
 * Whether a wanted task must be (re)started by the agent: not in supervisord, stopped there (a supervisord that came back
 * starts nothing by itself), or given up on some time ago. Everything else supervisord restarts alone.
 */
export function isDue({ phase, process, nextAttemptAt }: LocalTask, nowMs: number): boolean {
  if (phase !== 'wanted') return false;
  if (nextAttemptAt !== null && Date.parse(nextAttemptAt) > nowMs) return false;
  if (process === null || process.info.state === stopped) return true;
  return process.info.state === fatal && nowMs - process.info.stop * 1000 > retryFatalAfterMs;
}
