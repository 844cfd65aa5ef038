import type { HlsIndex } from '@app/contract';

/** What was last seen of a stream's packagers, and since when (monotonic, milliseconds) nothing of it changed. */
export interface Observation {
  facts: string;
  sinceMs: number;
  isCleaned: boolean;
}

/**
 * What is known of a stream after another look. Whether a broadcast is over is judged by this machine's own clock alone: an index that
 * still changes belongs to a packager at work, whatever the clock of its agent says.
 */
export function observe(before: Observation | undefined, indexes: readonly HlsIndex[], nowMs: number): Observation {
  const facts = indexes
    .map(({ replica, takeover, updatedAt }) => `${replica} ${takeover} ${updatedAt}`)
    .sort()
    .join(', ');
  return before?.facts === facts ? before : { facts, sinceMs: nowMs, isCleaned: false };
}

/** Whether nothing has been packaged for so long that no viewer and no packager needs the segments any more. */
export function isOver({ sinceMs, isCleaned }: Observation, nowMs: number, keepMs: number): boolean {
  return !isCleaned && nowMs - sinceMs >= keepMs;
}
