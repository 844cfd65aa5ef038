import type { HlsIndex, HlsRendition, HlsSegment } from '@app/contract';
import { initUri, segmentUri, type FinishedSegment, type Track } from '@app/hls';
import type { CommandPlan, PackagedOutput } from '@app/tasks';
import { lastSequence, type SectionRecord } from './section.js';

/** Segments listed beyond the window, so that a director that waits for a slower replica still fills its playlist. */
const spareSegments = 2;

export interface IndexFacts {
  stream: string;
  replica: number;
  taskId: string;
  leaseToken: number;
  section: SectionRecord;
  packaging: NonNullable<CommandPlan['packaging']>;
  /** The stored index of this replica, if any. */
  stored: HlsIndex | undefined;
  now: string;
}

/**
 * The index a packager begins with: what the stored one of its replica holds of the same broadcast, under the next number of
 * takeover. Null = somebody newer packages this replica, so that we must not write at all.
 */
export function takeOverIndex(facts: IndexFacts): HlsIndex | null {
  const { stream, replica, taskId, leaseToken, section, packaging, stored, now } = facts;
  if (stored !== undefined && isBehind(facts, stored)) return null;
  const kept = stored?.broadcastId === section.broadcastId ? stored : undefined;
  return {
    version: 1,
    stream,
    broadcastId: section.broadcastId,
    replica,
    taskId,
    leaseToken,
    takeover: takeoverOf(stored) + 1,
    updatedAt: now,
    endedAt: null,
    leftAt: null,
    segmentSeconds: packaging.segmentSeconds,
    targetDurationSeconds: packaging.targetDurationSeconds ?? packaging.segmentSeconds,
    windowSegments: packaging.windowSegments,
    hasAudioOnlyVariant: packaging.hasAudioOnlyVariant ?? true,
    sections: kept?.sections ?? [],
    renditions: kept?.renditions ?? [],
    poster: kept?.poster ?? null,
  };
}

/** Whether the stored index belongs to a newer lease of this task, a newer broadcast or a newer section than these facts. */
function isBehind({ taskId, leaseToken, section }: IndexFacts, stored: HlsIndex): boolean {
  if (stored.taskId === taskId && stored.leaseToken > leaseToken) return true;
  if (stored.broadcastId !== section.broadcastId) return stored.broadcastId > section.broadcastId;
  return stored.sections.some(({ discontinuity }) => discontinuity > section.discontinuity);
}

/** Whether what is stored may be replaced by a packager that begins: it must not have seen another one begin meanwhile. */
export function mayTakeOver(mine: HlsIndex, stored: HlsIndex | undefined): boolean {
  return takeoverOf(stored) < takeoverOf(mine);
}

/** Whether a packager still owns what is stored: nobody has begun since it did. */
export function isStillOwner(mine: HlsIndex, stored: HlsIndex | undefined): boolean {
  if (takeoverOf(stored) !== takeoverOf(mine)) return takeoverOf(stored) < takeoverOf(mine);
  return stored?.taskId === mine.taskId && stored.leaseToken === mine.leaseToken;
}

/** Numbers another replica may be behind and still be at work; counted in segments, since clocks of agents differ. */
const aliveWithinSegments = 3;

/** Whether no other replica packages this broadcast at the moment. */
export function isAlone(mine: HlsIndex, indexes: readonly HlsIndex[]): boolean {
  const alive = lastSequence([mine]) - aliveWithinSegments;
  return !indexes.some(
    (other) =>
      other.replica !== mine.replica &&
      other.broadcastId === mine.broadcastId &&
      other.endedAt === null &&
      (other.leftAt ?? null) === null &&
      lastSequence([other]) >= alive,
  );
}

function takeoverOf(index: HlsIndex | undefined): number {
  return index?.takeover ?? 0;
}

/** The renditions of a run, once ffmpeg has said what each of them is; renditions that are no longer made go. */
export function withRenditions(
  index: HlsIndex,
  sectionId: string,
  tracks: readonly { output: PackagedOutput; track: Track }[],
): HlsIndex {
  const renditions = tracks.map(({ output: { rendition }, track }): HlsRendition => {
    const known = index.renditions.find((each) => each.id === rendition.id);
    const inits = known?.inits.filter((init) => init.sectionId !== sectionId) ?? [];
    return {
      id: rendition.id,
      kind: rendition.kind,
      codecs: track.codecs,
      bandwidth: Math.max(rendition.bitrate, known?.bandwidth ?? 0),
      averageBandwidth: known?.averageBandwidth ?? rendition.bitrate,
      width: track.width,
      height: track.height,
      frameRate: rendition.frameRate,
      channels: track.channels,
      inits: [...inits, { sectionId, uri: initUri(index.broadcastId, rendition.id, sectionId) }],
      segments: known?.segments ?? [],
    };
  });
  return { ...index, renditions };
}

/** Adds a stored segment, and forgets segments, sections and initialization sections behind the window. */
export function withSegment(
  index: HlsIndex,
  section: SectionRecord,
  { renditionId, segment, bytes }: { renditionId: string; segment: FinishedSegment; bytes: number },
): HlsIndex {
  const sequence = section.base + segment.number;
  const entry: HlsSegment = {
    sequence,
    sectionId: section.id,
    durationSeconds: segment.durationSeconds,
    bytes,
    uri: segmentUri(index.broadcastId, renditionId, sequence),
  };
  const { id, discontinuity, base, epoch } = section;
  const sections = index.sections.some((each) => each.id === id)
    ? index.sections
    : [...index.sections, { id, discontinuity, base, epoch }];
  const renditions = index.renditions.map((each) => (each.id === renditionId ? withEntry(each, entry) : each));
  const longest = Math.max(index.targetDurationSeconds, Math.round(segment.durationSeconds));
  return trim({ ...index, sections, renditions, targetDurationSeconds: longest });
}

/** Numbers below this one are behind every playlist that a viewer may still hold (RFC 8216 6.2.2). */
export function oldestKeptSequence(index: HlsIndex): number {
  return lastSequence([index]) - 2 * (index.windowSegments ?? 0) - 4;
}

function withEntry(rendition: HlsRendition, entry: HlsSegment): HlsRendition {
  const segments = [...rendition.segments.filter(({ sequence }) => sequence !== entry.sequence), entry].sort(
    (a, b) => a.sequence - b.sequence,
  );
  // A short last piece says little about the rate.
  const whole = segments.filter(({ durationSeconds }) => durationSeconds >= 0.5);
  const rates = whole.map(({ bytes, durationSeconds }) => (bytes * 8) / durationSeconds);
  const total = (of: (segment: HlsSegment) => number) => whole.reduce((sum, segment) => sum + of(segment), 0);
  const average = total(({ bytes }) => bytes * 8) / total(({ durationSeconds }) => durationSeconds);
  return {
    ...rendition,
    segments,
    bandwidth: Math.max(rendition.bandwidth, ...rates.map(Math.ceil)),
    averageBandwidth: Number.isFinite(average) ? Math.max(1, Math.round(average)) : rendition.averageBandwidth,
  };
}

function trim(index: HlsIndex): HlsIndex {
  const first = lastSequence([index]) - (index.windowSegments ?? 0) - spareSegments + 1;
  const renditions = index.renditions.map((rendition) => ({
    ...rendition,
    segments: rendition.segments.filter(({ sequence }) => sequence >= first),
  }));
  const listed = new Set(renditions.flatMap((rendition) => rendition.segments.map(({ sectionId }) => sectionId)));
  const newest = index.sections.at(-1)?.id;
  const isUsed = (sectionId: string) => listed.has(sectionId) || sectionId === newest;
  return {
    ...index,
    sections: index.sections.filter(({ id }) => isUsed(id)),
    renditions: renditions.map((rendition) => ({
      ...rendition,
      inits: rendition.inits.filter(({ sectionId }) => isUsed(sectionId)),
    })),
  };
}
