import type { HlsIndex, HlsRendition } from '@app/contract';
import type { PlaylistOptions } from './playlist.js';
import { originPathway, type Pathway } from './steering.js';
import { quoted, tag, text } from './tags.js';
import { isPlayable, mergeIndexes, type Timeline } from './timeline.js';

export interface MultivariantOptions extends PlaylistOptions {
  /** Content steering (RFC 8216bis 4.4.6.6): every rendition is listed once for each pathway, in this order, and last at its origin. */
  steering?: {
    /** Address of the steering manifest, relative to the playlist or absolute. */
    serverUri: string;
    /** The first is where the player begins. Players without steering see redundant variants and begin there too. */
    pathways: readonly Pathway[];
  };
  /** Sound without picture, also where it is no variant of its own. */
  only?: 'audio';
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
  { uriFor = (uri) => uri, steering, only }: MultivariantOptions = {},
): string | null {
  const timeline = mergeIndexes(indexes);
  if (timeline === null || !isPlayable(timeline)) return null;
  const { variants, audios } = listed(timeline, only);
  if (variants.length === 0) return null;
  // Version 7 also with steering, for which RFC 8216bis section 8 asks for none.
  const lines = ['#EXTM3U', '#EXT-X-VERSION:7', '#EXT-X-INDEPENDENT-SEGMENTS'];
  if (steering === undefined) return text([...lines, ...pathwayLines({ variants, audios, uriFor })]);
  const pathways = [...steering.pathways, originPathway];
  const first = pathways[0] ?? originPathway;
  lines.push(
    tag('EXT-X-CONTENT-STEERING', { 'SERVER-URI': quoted(steering.serverUri), 'PATHWAY-ID': quoted(first.id) }),
  );
  for (const pathway of pathways) lines.push(...pathwayLines({ variants, audios, uriFor, pathway }));
  return text(lines);
}

/**
 * What the renditions are called in every multivariant playlist of these indexes: STABLE-VARIANT-ID and STABLE-RENDITION-ID. Sound is
 * among the variants also where it is none beside the picture: it is one in a playlist of sound alone.
 */
export function stableIds(indexes: readonly HlsIndex[]): { variants: string[]; renditions: string[] } {
  const renditions = mergeIndexes(indexes)?.renditions ?? [];
  const ids = (kind: HlsRendition['kind']) => renditions.filter((each) => each.kind === kind).map(({ id }) => id);
  return { variants: [...ids('video'), ...ids('audio').slice(0, 1)], renditions: ids('audio') };
}

/** Name of a rendition's media playlist, relative to the multivariant playlist. */
export function mediaPlaylistName(renditionId: string): string {
  return `${renditionId}.m3u8`;
}

/** What is a variant, best first, and the sound that goes with it. Sound alone needs no group: it is in the variant itself. */
function listed(timeline: Timeline, only?: 'audio'): { variants: HlsRendition[]; audios: HlsRendition[] } {
  const audios = timeline.renditions.filter((rendition) => rendition.kind === 'audio');
  if (only === 'audio') return { variants: audios.slice(0, 1), audios: [] };
  const videos = timeline.renditions.filter((rendition) => rendition.kind === 'video').sort(byBandwidth);
  const hasAudioAlone = timeline.hasAudioOnlyVariant || videos.length === 0;
  return { variants: [...videos, ...(hasAudioAlone ? audios.slice(0, 1) : [])], audios };
}

function byBandwidth(a: HlsRendition, b: HlsRendition): number {
  return b.bandwidth - a.bandwidth;
}

interface Listed {
  variants: readonly HlsRendition[];
  audios: readonly HlsRendition[];
  uriFor: (uri: string) => string;
  /** Absent without steering. */
  pathway?: Pathway;
}

/** Every rendition, once. */
function pathwayLines({ variants, audios, uriFor, pathway }: Listed): string[] {
  const group = pathway === undefined || pathway === originPathway ? audioGroup : `${audioGroup}-${pathway.id}`;
  const address = ({ id }: HlsRendition) => uriFor(`${pathway?.base ?? ''}${mediaPlaylistName(id)}`);
  const names = audioNames(audios);
  const media = audios.map((each, position) =>
    mediaLine(each, { name: names[position] ?? each.id, position, group, uri: address(each), isSteered: !!pathway }),
  );
  const streams = variants.flatMap((each) => [variantLine(each, { audio: audios[0], group, pathway }), address(each)]);
  return [...media, ...streams];
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

interface MediaFacts {
  name: string;
  position: number;
  group: string;
  uri: string;
  isSteered: boolean;
}

function mediaLine(audio: HlsRendition, { name, position, group, uri, isSteered }: MediaFacts): string {
  return tag('EXT-X-MEDIA', {
    TYPE: 'AUDIO',
    'GROUP-ID': quoted(group),
    NAME: quoted(name),
    DEFAULT: position === 0 ? 'YES' : 'NO',
    AUTOSELECT: 'YES',
    CHANNELS: audio.channels === null ? undefined : quoted(String(audio.channels)),
    URI: quoted(uri),
    'STABLE-RENDITION-ID': isSteered ? quoted(audio.id) : undefined,
  });
}

interface VariantFacts {
  audio: HlsRendition | undefined;
  group: string;
  pathway: Pathway | undefined;
}

/** Bandwidths and codecs of a variant are those of its video and of the audio played with it together (RFC 8216 4.3.4.2). */
function variantLine(rendition: HlsRendition, { audio, group, pathway }: VariantFacts): string {
  const parts = audio === undefined || audio === rendition ? [rendition] : [rendition, audio];
  const total = (of: (each: HlsRendition) => number) => parts.reduce((sum, each) => sum + of(each), 0);
  const { width, height, frameRate } = rendition;
  return tag('EXT-X-STREAM-INF', {
    BANDWIDTH: String(total((each) => each.bandwidth)),
    'AVERAGE-BANDWIDTH': String(total((each) => each.averageBandwidth)),
    CODECS: quoted(parts.map((each) => each.codecs).join(',')),
    RESOLUTION: width === null || height === null ? undefined : `${width}x${height}`,
    'FRAME-RATE': frameRate === null ? undefined : frameRate.toFixed(3),
    AUDIO: audio === undefined ? undefined : quoted(group),
    'STABLE-VARIANT-ID': pathway === undefined ? undefined : quoted(rendition.id),
    'PATHWAY-ID': pathway === undefined ? undefined : quoted(pathway.id),
  });
}
