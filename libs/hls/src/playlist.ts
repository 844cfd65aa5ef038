import type { HlsIndex, HlsRendition } from '@app/contract';
import { entriesOf, mergeIndexes, type Timeline, type TimelineEntry } from './timeline.js';

export interface PlaylistOptions {
  /**
   * Address to write for a stored one (relative to the stream's folder) or for a media playlist (`v720.m3u8`).
   * The address of one media sequence number must never change between two reloads, query excepted (hls.md 2.2).
   */
  uriFor?: (uri: string) => string;
}

const audioGroup = 'audio';

/**
 * The multivariant playlist of a stream, to be served as `/hls/<stream>/index.m3u8` (RFC 8216 4.3.4).
 *
 * @param indexes every packager's index of this stream that is known, in any order, also of older broadcasts
 * @returns the text, or null while nothing can be played: no index, or a rendition without its first segment. Answer 503
 *   with Retry-After then, never an empty playlist.
 */
export function writeMultivariantPlaylist(
  indexes: readonly HlsIndex[],
  { uriFor = unchanged }: PlaylistOptions = {},
): string | null {
  const timeline = mergeIndexes(indexes);
  if (timeline === null || !isPlayable(timeline)) return null;
  const videos = timeline.renditions
    .filter((rendition) => rendition.kind === 'video')
    .sort((a, b) => b.bandwidth - a.bandwidth);
  const audios = timeline.renditions.filter((rendition) => rendition.kind === 'audio');
  const audio = audios[0];
  const lines = ['#EXTM3U', '#EXT-X-VERSION:7', '#EXT-X-INDEPENDENT-SEGMENTS'];
  const names = audioNames(audios);
  lines.push(
    ...audios.map((each, position) => mediaLine(each, { name: names[position] ?? each.id, position, uriFor })),
  );
  for (const video of videos) lines.push(variantLine(video, audio), uriFor(mediaPlaylistName(video.id)));
  if (audio !== undefined && (timeline.hasAudioOnlyVariant || videos.length === 0)) {
    lines.push(variantLine(audio, audio), uriFor(mediaPlaylistName(audio.id)));
  }
  return `${lines.join('\n')}\n`;
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
    lines.push(...entryLines(entry, entries[position - 1], { timeline, rendition, uriFor }));
  });
  if (timeline.isEnded) lines.push('#EXT-X-ENDLIST');
  return `${lines.join('\n')}\n`;
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
}

/** Summary of the newest broadcast of the given indexes, or null when there is none. */
export function summarizeBroadcast(indexes: readonly HlsIndex[]): BroadcastSummary | null {
  const timeline = mergeIndexes(indexes);
  if (timeline === null) return null;
  const sequences = timeline.renditions.flatMap((each) => each.segments.map((segment) => segment.sequence));
  return {
    broadcastId: timeline.broadcastId,
    isPlayable: isPlayable(timeline),
    isEnded: timeline.isEnded,
    renditionIds: timeline.renditions.map((rendition) => rendition.id),
    lastSequence: sequences.length === 0 ? null : Math.max(...sequences),
    targetDurationSeconds: timeline.targetDurationSeconds,
  };
}

/** Name of a rendition's media playlist, relative to the multivariant playlist. */
export function mediaPlaylistName(renditionId: string): string {
  return `${renditionId}.m3u8`;
}

function isPlayable(timeline: Timeline): boolean {
  return timeline.renditions.length > 0 && timeline.renditions.every((rendition) => rendition.segments.length > 0);
}

const layouts: Record<number, string> = { 1: 'Mono', 2: 'Stereo', 6: '5.1', 8: '7.1' };

/** What players show in their menu: one word when there is no choice, else the channel layout. Names of a group are unique. */
function audioNames(audios: readonly HlsRendition[]): string[] {
  if (audios.length === 1) return ['Audio'];
  const plain = audios.map(({ channels }) => layouts[channels ?? 0] ?? 'Audio');
  return plain.map((name, position) => {
    const before = plain.slice(0, position).filter((each) => each === name).length;
    return before === 0 ? name : `${name} ${before + 1}`;
  });
}

function mediaLine(
  audio: HlsRendition,
  { name, position, uriFor }: { name: string; position: number; uriFor: (uri: string) => string },
): string {
  return tag('EXT-X-MEDIA', {
    TYPE: 'AUDIO',
    'GROUP-ID': quoted(audioGroup),
    NAME: quoted(name),
    DEFAULT: position === 0 ? 'YES' : 'NO',
    AUTOSELECT: 'YES',
    CHANNELS: audio.channels === null ? undefined : quoted(String(audio.channels)),
    URI: quoted(uriFor(mediaPlaylistName(audio.id))),
  });
}

/** Bandwidths and codecs of a variant are those of its video and of the audio played with it together (RFC 8216 4.3.4.2). */
function variantLine(rendition: HlsRendition, audio: HlsRendition | undefined): string {
  const parts = audio === undefined || audio === rendition ? [rendition] : [rendition, audio];
  const total = (of: (each: HlsRendition) => number) => parts.reduce((sum, each) => sum + of(each), 0);
  const { width, height, frameRate } = rendition;
  return tag('EXT-X-STREAM-INF', {
    BANDWIDTH: String(total((each) => each.bandwidth)),
    'AVERAGE-BANDWIDTH': String(total((each) => each.averageBandwidth)),
    CODECS: quoted(parts.map((each) => each.codecs).join(',')),
    RESOLUTION: width === null || height === null ? undefined : `${width}x${height}`,
    'FRAME-RATE': frameRate === null ? undefined : frameRate.toFixed(3),
    AUDIO: audio === undefined ? undefined : quoted(audioGroup),
  });
}

interface EntryContext {
  timeline: Timeline;
  rendition: HlsRendition;
  uriFor: (uri: string) => string;
}

function entryLines(entry: TimelineEntry, previous: TimelineEntry | undefined, context: EntryContext): string[] {
  const lines: string[] = [];
  if (entry.section.id !== previous?.section.id) {
    const init = context.rendition.inits.find((each) => each.sectionId === entry.section.id);
    if (previous !== undefined) lines.push('#EXT-X-DISCONTINUITY');
    if (init !== undefined) lines.push(tag('EXT-X-MAP', { URI: quoted(context.uriFor(init.uri)) }));
    lines.push(`#EXT-X-PROGRAM-DATE-TIME:${wallClock(entry, context.timeline.segmentSeconds)}`);
  }
  lines.push(`#EXTINF:${entry.durationSeconds.toFixed(5)},`);
  if (entry.isGap) lines.push('#EXT-X-GAP');
  lines.push(context.uriFor(entry.uri));
  return lines;
}

function wallClock({ section, sequence }: TimelineEntry, segmentSeconds: number): string {
  return new Date(Date.parse(section.epoch) + (sequence - section.base) * segmentSeconds * 1000).toISOString();
}

function tag(name: string, attributes: Record<string, string | undefined>): string {
  const list = Object.entries(attributes).filter(([, value]) => value !== undefined);
  return `#${name}:${list.map(([key, value]) => `${key}=${value}`).join(',')}`;
}

function quoted(text: string): string {
  return `"${text}"`;
}

function unchanged(uri: string): string {
  return uri;
}
