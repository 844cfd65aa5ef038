import type { DirectoryStream, HlsIndex } from '@app/contract';
import { isAlive, type KnownIndex } from '../indexes/known-index.js';

/** What a viewer of a stream gets. Only `live` and `ended` have playlists; there is never an empty one. */
export type Playback =
  /** No stream of this name, or it is switched off: the two look alike from outside. */
  | { kind: 'unknown' }
  | { kind: 'token_required' }
  /** `not_started`: nobody publishes. `source_silent`: the packagers stopped without an end. `over`: ended a while ago. */
  | { kind: 'no_source'; reason: 'not_started' | 'source_silent' | 'over' }
  | { kind: 'live'; broadcastId: string; indexes: HlsIndex[] }
  /** Closed playlists (EXT-X-ENDLIST), so that viewers see the last seconds. */
  | { kind: 'ended'; broadcastId: string; indexes: HlsIndex[] };

export interface PlaybackContext {
  now: number;
  /** DIRECTOR_STALE_AFTER_MS. */
  staleAfterMs: number;
  /** DIRECTOR_ENDED_RETENTION_MS. */
  endedRetentionMs: number;
}

/** What a viewer gets from the stream of this directory entry, given the newest index of each of its packagers. */
export function playbackOf(
  entry: DirectoryStream | undefined,
  known: readonly KnownIndex[],
  context: PlaybackContext,
): Playback {
  const refusal = refusalOf(entry);
  if (refusal !== null) return refusal;
  const fresh = known.filter((each) => isAlive(each, context.now, context.staleAfterMs));
  const alive = fresh.filter((each) => !hasGone(each, known));
  const live = newestBroadcast(alive);
  if (live !== null) return { kind: 'live', broadcastId: live, indexes: liveIndexes(known, alive, live) };
  return endedPlayback(entry?.liveSince ?? null, known, context);
}

/** A packager that was told to go keeps a broadcast open only until another one says that it is over. */
function hasGone({ index }: KnownIndex, known: readonly KnownIndex[]): boolean {
  if ((index.leftAt ?? null) === null) return false;
  return indexesOf(known, index.broadcastId).some(({ endedAt }) => endedAt !== null);
}

/**
 * A dead packager's segments are still in the store and listed, so its index counts as long as another one carries the broadcast
 * on; but a rendition that nobody makes any more would stand still in front of its viewers.
 */
function liveIndexes(known: readonly KnownIndex[], alive: readonly KnownIndex[], broadcastId: string): HlsIndex[] {
  const isAtWork = (index: HlsIndex) => alive.some((each) => each.index === index);
  const indexes = indexesOf(known, broadcastId);
  const made = new Set(indexes.filter(isAtWork).flatMap(({ renditions }) => renditions.map(({ id }) => id)));
  if (made.size === 0) return indexes;
  return indexes.map((index) =>
    isAtWork(index) ? index : { ...index, renditions: index.renditions.filter(({ id }) => made.has(id)) },
  );
}

/** Why nobody may play this stream, or null. Segments and posters follow it too. */
export function refusalOf(entry: DirectoryStream | undefined): Playback | null {
  if (entry === undefined || !entry.enabled) return { kind: 'unknown' };
  return entry.visibility === 'token' ? { kind: 'token_required' } : null;
}

function endedPlayback(
  liveSince: string | null,
  known: readonly KnownIndex[],
  { now, endedRetentionMs }: PlaybackContext,
): Playback {
  const broadcastId = newestBroadcast(known);
  if (broadcastId === null) return { kind: 'no_source', reason: 'not_started' };
  const ends = known.filter(({ index }) => index.broadcastId === broadcastId && index.endedAt !== null);
  if (ends.length === 0) return { kind: 'no_source', reason: 'source_silent' };
  const endedAt = ends.map(({ index }) => index.endedAt ?? '').reduce(later);
  const isLiveAgain = liveSince !== null && Date.parse(liveSince) > Date.parse(endedAt);
  const seenAt = Math.max(...ends.map((each) => each.seenAt));
  if (isLiveAgain) return { kind: 'no_source', reason: 'not_started' };
  if (now - seenAt >= endedRetentionMs) return { kind: 'no_source', reason: 'over' };
  // A replica that died before the end must not keep the playlist open.
  const indexes = indexesOf(known, broadcastId).map((index) => ({ ...index, endedAt: index.endedAt ?? endedAt }));
  return { kind: 'ended', broadcastId, indexes };
}

/** Broadcast ids begin with the UTC time of their first publish and sort by it (libs/hls). */
function newestBroadcast(known: readonly KnownIndex[]): string | null {
  return known.reduce<string | null>(
    (newest, { index }) => (newest === null || index.broadcastId > newest ? index.broadcastId : newest),
    null,
  );
}

function indexesOf(known: readonly KnownIndex[], broadcastId: string): HlsIndex[] {
  return known.flatMap(({ index }) => (index.broadcastId === broadcastId ? [index] : []));
}

function later(a: string, b: string): string {
  return Date.parse(a) > Date.parse(b) ? a : b;
}
