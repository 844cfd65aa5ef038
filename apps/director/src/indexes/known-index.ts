import type { HlsIndex } from '@app/contract';

/** How an index reached us: pushed by its packager this moment, or found in the store, perhaps long after it was written. */
export type IndexSource = 'announcement' | 'store';

/** The index of one replica with the time it last changed, by this director's own clock. */
export interface KnownIndex {
  index: HlsIndex;
  /** Milliseconds since the epoch. Freshness is judged by it: clocks of agents may be wrong by hours. */
  seenAt: number;
}

export type Consideration =
  | { kind: 'taken'; known: KnownIndex }
  /** Nothing new: a repeat, or older than what is known. */
  | { kind: 'ignored' }
  /** From a packager whose lease was given to another one (design.md section 6, fencing). */
  | { kind: 'superseded' };

interface ConsiderationContext {
  now: number;
  source: IndexSource;
  /** Whether what is known still changes; a dead or ended one gives way to any other broadcast. */
  isKnownAlive: boolean;
}

/**
 * Decides whether an index replaces the one known of its replica: the higher lease of one task wins, then the newer
 * broadcast, then the later takeover, then the later update.
 */
export function consider(
  known: KnownIndex | undefined,
  offered: HlsIndex,
  { now, source, isKnownAlive }: ConsiderationContext,
): Consideration {
  if (known === undefined) return taken(offered, firstSeenAt(offered, source, now));
  const { index } = known;
  if (offered.taskId === index.taskId && offered.leaseToken !== index.leaseToken) {
    return offered.leaseToken > index.leaseToken ? taken(offered, now) : { kind: 'superseded' };
  }
  if (offered.broadcastId !== index.broadcastId) {
    if (offered.broadcastId > index.broadcastId) return taken(offered, now);
    return isKnownAlive || source === 'store' ? { kind: 'ignored' } : taken(offered, now);
  }
  const takeovers = (offered.takeover ?? 0) - (index.takeover ?? 0);
  if (takeovers !== 0) return takeovers > 0 ? taken(offered, now) : { kind: 'superseded' };
  return Date.parse(offered.updatedAt) > Date.parse(index.updatedAt) ? taken(offered, now) : { kind: 'ignored' };
}

/** Silent for so long that its packager must be dead: the configured time, at least four segments. */
export function staleAfterMs(index: HlsIndex, configuredMs: number): number {
  return Math.max(configuredMs, index.segmentSeconds * 4000);
}

/** True while the packager of this index is at work. */
export function isAlive({ index, seenAt }: KnownIndex, now: number, configuredStaleMs: number): boolean {
  return index.endedAt === null && now - seenAt < staleAfterMs(index, configuredStaleMs);
}

function taken(index: HlsIndex, seenAt: number): Consideration {
  return { kind: 'taken', known: { index, seenAt } };
}

/** A file found in the store is as old as it says, until it is seen to change. */
function firstSeenAt(index: HlsIndex, source: IndexSource, now: number): number {
  return source === 'announcement' ? now : Math.min(now, Date.parse(index.updatedAt));
}
