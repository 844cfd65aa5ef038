import type { HlsIndex, HlsRendition, HlsSection, HlsSegment } from '@app/contract';
import { segmentUri } from './addresses.js';

/** One line of a media playlist: a stored segment, or a number that no packager made (EXT-X-GAP). */
export interface TimelineEntry {
  sequence: number;
  section: HlsSection;
  durationSeconds: number;
  uri: string;
  isGap: boolean;
}

/** What all replicas of one stream's packager know together, of the newest broadcast only. */
export interface Timeline {
  broadcastId: string;
  segmentSeconds: number;
  targetDurationSeconds: number;
  windowSegments: number;
  isEnded: boolean;
  hasAudioOnlyVariant: boolean;
  /** Ordered by discontinuity. */
  sections: HlsSection[];
  /** Ids over all replicas; bandwidths are the largest any replica saw. */
  renditions: HlsRendition[];
}

/** A missing number is waited for while the newest segment is at most this many numbers ahead, then it is a gap. */
const gapPatienceSegments = 2;

/** A replica this many target durations behind the end of another one has died and does not keep a broadcast open. */
const deadAfterTargetDurations = 3;

/**
 * Merges the indexes of a stream's packagers; null when there is none. The same indexes in any order give the same timeline,
 * so every director answers the same.
 *
 * Only the newest broadcast counts: broadcast ids begin with the UTC time of their first publish and sort by it. Of two
 * indexes of one replica the higher lease wins (another task: the later takeover).
 */
export function mergeIndexes(indexes: readonly HlsIndex[]): Timeline | null {
  const current = newestBroadcast(indexes);
  const first = current[0];
  if (first === undefined) return null;
  return {
    broadcastId: first.broadcastId,
    segmentSeconds: first.segmentSeconds,
    targetDurationSeconds: Math.max(...current.map((index) => index.targetDurationSeconds)),
    windowSegments: Math.max(...current.map(windowOf)),
    isEnded: hasEnded(current),
    hasAudioOnlyVariant: current.every((index) => index.hasAudioOnlyVariant !== false),
    sections: uniqueBy(
      current.flatMap((index) => index.sections),
      (section) => section.id,
    ).sort((a, b) => a.discontinuity - b.discontinuity),
    renditions: mergeRenditions(current),
  };
}

/**
 * Entries of one rendition, oldest first, in the window: every number from the first to the last, gaps filled in.
 * Ends before a missing number that a slower replica may still bring.
 */
export function entriesOf(timeline: Timeline, rendition: HlsRendition): TimelineEntry[] {
  const bySequence = new Map(rendition.segments.map((segment) => [segment.sequence, segment]));
  const sequences = [...bySequence.keys()].sort((a, b) => a - b);
  const last = sequences.at(-1);
  if (last === undefined) return [];
  const end = contiguousEnd(bySequence, last, timeline.isEnded);
  const start = Math.max(sequences[0] ?? last, end - timeline.windowSegments + 1);
  const entries: TimelineEntry[] = [];
  for (let sequence = start; sequence <= end; sequence++) {
    const entry = entryAt(timeline, rendition, sequence, bySequence.get(sequence));
    if (entry !== undefined) entries.push(entry);
  }
  return entries;
}

function newestBroadcast(indexes: readonly HlsIndex[]): HlsIndex[] {
  const newest = indexes.reduce((id, index) => (index.broadcastId > id ? index.broadcastId : id), '');
  const byReplica = new Map<number, HlsIndex>();
  for (const index of indexes.filter((each) => each.broadcastId === newest)) {
    const known = byReplica.get(index.replica);
    if (known === undefined || supersedes(index, known)) byReplica.set(index.replica, index);
  }
  return [...byReplica.values()].sort((a, b) => a.replica - b.replica);
}

function supersedes(index: HlsIndex, known: HlsIndex): boolean {
  if (index.taskId === known.taskId && index.leaseToken !== known.leaseToken) {
    return index.leaseToken > known.leaseToken;
  }
  const takeovers = (index.takeover ?? 0) - (known.takeover ?? 0);
  if (takeovers !== 0) return takeovers > 0;
  return Date.parse(index.updatedAt) >= Date.parse(known.updatedAt);
}

function windowOf(index: HlsIndex): number {
  const listed = Math.max(1, ...index.renditions.map((rendition) => rendition.segments.length));
  return index.windowSegments ?? listed;
}

/** Who left while others went on (a planned move) keeps nothing open; neither does who died. */
function hasEnded(current: readonly HlsIndex[]): boolean {
  const ends = current.flatMap((index) => (index.endedAt === null ? [] : [Date.parse(index.endedAt)]));
  if (ends.length === 0) return false;
  const lastEnd = Math.max(...ends);
  return current.every(
    (index) =>
      index.endedAt !== null ||
      (index.leftAt ?? null) !== null ||
      Date.parse(index.updatedAt) < lastEnd - deadAfterTargetDurations * index.targetDurationSeconds * 1000,
  );
}

function mergeRenditions(current: readonly HlsIndex[]): HlsRendition[] {
  const byId = new Map<string, HlsRendition>();
  for (const rendition of current.flatMap((index) => index.renditions)) {
    const known = byId.get(rendition.id);
    byId.set(rendition.id, known === undefined ? rendition : mergeRendition(known, rendition));
  }
  return [...byId.values()];
}

function mergeRendition(known: HlsRendition, other: HlsRendition): HlsRendition {
  return {
    ...known,
    bandwidth: Math.max(known.bandwidth, other.bandwidth),
    averageBandwidth: Math.max(known.averageBandwidth, other.averageBandwidth),
    inits: uniqueBy([...known.inits, ...other.inits], (init) => init.sectionId),
    segments: uniqueBy([...known.segments, ...other.segments], (segment) => String(segment.sequence)),
  };
}

/** The last number that may be listed: no hole before it that may still be filled. */
function contiguousEnd(bySequence: ReadonlyMap<number, HlsSegment>, last: number, isEnded: boolean): number {
  if (isEnded) return last;
  for (let sequence = Math.max(last - gapPatienceSegments + 1, 0); sequence < last; sequence++) {
    if (!bySequence.has(sequence) && bySequence.has(sequence - 1)) return sequence - 1;
  }
  return last;
}

function entryAt(
  timeline: Timeline,
  rendition: HlsRendition,
  sequence: number,
  segment: HlsSegment | undefined,
): TimelineEntry | undefined {
  const section =
    segment === undefined
      ? sectionAt(timeline, sequence)
      : timeline.sections.find((each) => each.id === segment.sectionId);
  if (section === undefined) return undefined;
  return {
    sequence,
    section,
    durationSeconds: segment?.durationSeconds ?? timeline.segmentSeconds,
    uri: segment?.uri ?? segmentUri(timeline.broadcastId, rendition.id, sequence),
    isGap: segment === undefined,
  };
}

/** Discontinuities stand at the same number in every rendition (RFC 8216 6.2.4), also where a rendition has a gap. */
function sectionAt(timeline: Timeline, sequence: number): HlsSection | undefined {
  const starts = timeline.sections.map((section) => ({ section, start: firstSequence(timeline, section.id) }));
  return starts.filter(({ start }) => start <= sequence).at(-1)?.section;
}

function firstSequence(timeline: Timeline, sectionId: string): number {
  const sequences = timeline.renditions.flatMap((rendition) =>
    rendition.segments.filter((segment) => segment.sectionId === sectionId).map((segment) => segment.sequence),
  );
  return Math.min(...sequences);
}

function uniqueBy<T>(list: readonly T[], keyOf: (item: T) => string): T[] {
  return [...new Map([...list].reverse().map((item) => [keyOf(item), item])).values()].reverse();
}

/** Whether every rendition has something to play. */
export function isPlayable(timeline: Timeline): boolean {
  return timeline.renditions.length > 0 && timeline.renditions.every((rendition) => rendition.segments.length > 0);
}
