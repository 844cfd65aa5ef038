import type { HlsIndex, HlsRendition } from '@app/contract';
import { quoted, tag, text } from './tags.js';
import { entriesOf, isPlayable, mergeIndexes, type Timeline, type TimelineEntry } from './timeline.js';

export interface PlaylistOptions {
  /**
   * Address to write for a stored one (relative to the stream's folder) or for a media playlist (`v720.m3u8`).
   * The address of one media sequence number must never change between two reloads, query excepted (hls.md 2.2).
   */
  uriFor?: (uri: string) => string;
}

/**
 * The media playlist of one rendition, to be served as `/hls/<stream>/<renditionId>.m3u8` (RFC 8216 4.3.3).
 *
 * @param indexes as for `writeMultivariantPlaylist`
 * @returns the text, or null while the stream is not playable or has no such rendition
 */
export function writeMediaPlaylist(
  indexes: readonly HlsIndex[],
  renditionId: string,
  { uriFor = unchanged }: PlaylistOptions = {},
): string | null {
  const timeline = mergeIndexes(indexes);
  const rendition = timeline?.renditions.find((each) => each.id === renditionId);
  if (timeline === null || rendition === undefined || !isPlayable(timeline)) return null;
  const entries = entriesOf(timeline, rendition);
  const first = entries[0];
  if (first === undefined) return null;
  const lines = [
    '#EXTM3U',
    // EXT-X-GAP needs version 8, EXT-X-MAP in a playlist of fragmented MP4 needs 7 at most (RFC 8216bis section 8).
    `#EXT-X-VERSION:${entries.some((entry) => entry.isGap) ? 8 : 7}`,
    `#EXT-X-TARGETDURATION:${timeline.targetDurationSeconds}`,
    `#EXT-X-MEDIA-SEQUENCE:${first.sequence}`,
    `#EXT-X-DISCONTINUITY-SEQUENCE:${first.section.discontinuity}`,
    '#EXT-X-INDEPENDENT-SEGMENTS',
  ];
  entries.forEach((entry, position) => {
    const neighbours = { previous: entries[position - 1], next: entries[position + 1] };
    lines.push(...entryLines(entry, neighbours, { timeline, rendition, uriFor }));
  });
  if (timeline.isEnded) lines.push('#EXT-X-ENDLIST');
  return text(lines);
}

/** What the newest broadcast looks like to viewers, for a director's own answers and metrics. */
export interface BroadcastSummary {
  broadcastId: string;
  isPlayable: boolean;
  isEnded: boolean;
  renditionIds: string[];
  /** Highest number listed in any rendition, or null. */
  lastSequence: number | null;
  targetDurationSeconds: number;
  /** What a viewer of the best variant draws on average, bit/s. */
  bestBitsPerSecond: number;
}

/** Summary of the newest broadcast of the given indexes, or null when there is none. */
export function summarizeBroadcast(indexes: readonly HlsIndex[]): BroadcastSummary | null {
  const timeline = mergeIndexes(indexes);
  if (timeline === null) return null;
  const sequences = timeline.renditions.flatMap((each) => each.segments.map((segment) => segment.sequence));
  const best = (kind: HlsRendition['kind']) =>
    Math.max(0, ...timeline.renditions.filter((each) => each.kind === kind).map((each) => each.averageBandwidth));
  return {
    broadcastId: timeline.broadcastId,
    isPlayable: isPlayable(timeline),
    isEnded: timeline.isEnded,
    renditionIds: timeline.renditions.map((rendition) => rendition.id),
    lastSequence: sequences.length === 0 ? null : Math.max(...sequences),
    targetDurationSeconds: timeline.targetDurationSeconds,
    bestBitsPerSecond: best('video') + best('audio'),
  };
}

interface EntryContext {
  timeline: Timeline;
  rendition: HlsRendition;
  uriFor: (uri: string) => string;
}

interface Neighbours {
  previous: TimelineEntry | undefined;
  next: TimelineEntry | undefined;
}

function entryLines(entry: TimelineEntry, { previous, next }: Neighbours, context: EntryContext): string[] {
  const lines: string[] = [];
  if (entry.section.id !== previous?.section.id) {
    const init = context.rendition.inits.find((each) => each.sectionId === entry.section.id);
    if (previous !== undefined) lines.push('#EXT-X-DISCONTINUITY');
    if (init !== undefined) lines.push(tag('EXT-X-MAP', { URI: quoted(context.uriFor(init.uri)) }));
    lines.push(`#EXT-X-PROGRAM-DATE-TIME:${wallClock(entry, next, context.timeline)}`);
  }
  lines.push(`#EXTINF:${entry.durationSeconds.toFixed(5)},`);
  if (entry.isGap) lines.push('#EXT-X-GAP');
  lines.push(context.uriFor(entry.uri));
  return lines;
}

/** More than a frame of the slowest kind we make: a segment that much too short is a part of one. */
const partialBySeconds = 0.1;

/**
 * When the first sample of a section was made. A rendition may begin in the middle of its first number, as sound does that an encoder
 * sends after its pictures: that segment is short at its beginning. A last segment is short at its end.
 */
function wallClock(entry: TimelineEntry, next: TimelineEntry | undefined, timeline: Timeline): string {
  const { section, sequence, durationSeconds } = entry;
  const goesOn = next === undefined ? !timeline.isEnded : next.section.id === section.id;
  const missingSeconds = timeline.segmentSeconds - durationSeconds;
  const lateSeconds = goesOn && missingSeconds > partialBySeconds ? missingSeconds : 0;
  const seconds = (sequence - section.base) * timeline.segmentSeconds + lateSeconds;
  return new Date(Date.parse(section.epoch) + Math.round(seconds * 1000)).toISOString();
}

function unchanged(uri: string): string {
  return uri;
}
