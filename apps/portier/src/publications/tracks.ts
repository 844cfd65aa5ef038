import type { ObservedMedia } from '../media-servers/media-server.js';

/** What an encoder was changed from and to, in words of the field: `H264 1280x720, AAC 48000 Hz 2 ch`. */
export type TrackChange = {
  before: string;
  after: string;
};

/**
 * What changed between two looks at one publication: codec, resolution or form of the sound. Null when nothing did. What is not known
 * of one of them, such as a track that is told late, has not changed.
 */
export function changeBetween(before: ObservedMedia, after: ObservedMedia): TrackChange | null {
  const tracks = [
    isOther(before.video, after.video) ? [pictureOf(before), pictureOf(after)] : [],
    isOther(before.audio, after.audio) ? [soundOf(before), soundOf(after)] : [],
  ].filter(([from]) => from !== undefined);
  if (tracks.length === 0) return null;
  const listed = (side: 0 | 1) => tracks.map((track) => track[side]).join(', ');
  return { before: listed(0), after: listed(1) };
}

/** A profile may be told late, and an encoder does not switch it by itself. */
const judged = ['codec', 'width', 'height', 'sampleRate', 'channels'];

function isOther(before: object | null, after: object | null): boolean {
  if (before === null || after === null) return false;
  const [from, to] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  return judged.some((name) => isKnown(from.get(name)) && isKnown(to.get(name)) && from.get(name) !== to.get(name));
}

const isKnown = (value: unknown) => value !== null && value !== undefined;

function pictureOf({ video }: ObservedMedia): string {
  const size = video?.width && video.height ? `${video.width}x${video.height}` : '';
  return [video?.codec, size].filter(Boolean).join(' ');
}

function soundOf({ audio }: ObservedMedia): string {
  const rate = audio?.sampleRate ? `${audio.sampleRate} Hz` : '';
  const channels = audio?.channels ? `${audio.channels} ch` : '';
  return [audio?.codec, rate, channels].filter(Boolean).join(' ');
}
