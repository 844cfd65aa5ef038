import { createRequire } from 'node:module';

// An HLS parser that is not ours, so that our writer is not judged by our own reading of RFC 8216.
const { Parser } = createRequire(import.meta.url)('m3u8-parser') as typeof import('m3u8-parser');

export interface Variant {
  url: string;
  attributes: Record<string, string>;
}

export interface Segment {
  url: string;
  sequence: number;
  duration: number;
  bytes: number;
  programDateTime: string;
}

export interface MediaPlaylist {
  initUrl: string;
  targetDuration: number;
  isEnded: boolean;
  segments: Segment[];
}

/** @throws Error with status and body unless the answer is 200 */
export async function httpGet(url: string): Promise<string> {
  const answer = await fetch(url);
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${text}`);
  return text;
}

/** The variants of a multivariant playlist on the pathway where a player begins. Attributes as written, without quotes. */
export async function multivariant(url: string): Promise<Variant[]> {
  const lines = (await httpGet(url)).split('\n');
  const steering = lines.find((line) => line.startsWith('#EXT-X-CONTENT-STEERING:'));
  const pathway = steering === undefined ? undefined : attributesOf(steering)['PATHWAY-ID'];
  return lines.flatMap((line, index) => {
    if (!line.startsWith('#EXT-X-STREAM-INF:')) return [];
    const attributes = attributesOf(line);
    return attributes['PATHWAY-ID'] === pathway ? [{ url: new URL(lines[index + 1]!, url).href, attributes }] : [];
  });
}

/** A media playlist with its segments' sizes. */
export async function mediaPlaylist(url: string): Promise<MediaPlaylist> {
  const parser = new Parser();
  parser.push(await httpGet(url));
  parser.end();
  const { manifest } = parser;
  const base = manifest.mediaSequence ?? 0;
  const segments = await Promise.all(
    manifest.segments.map(async (segment, index) => {
      const segmentUrl = new URL(segment.uri, url).href;
      const head = await fetch(segmentUrl, { method: 'HEAD' });
      return {
        url: segmentUrl,
        sequence: base + index,
        duration: segment.duration,
        bytes: Number(head.headers.get('content-length')),
        programDateTime: new Date(segment.programDateTime ?? 0).toISOString(),
      };
    }),
  );
  const init = manifest.segments[0]?.map?.uri;
  if (init === undefined) throw new Error(`${url} names no initialization section`);
  return {
    initUrl: new URL(init, url).href,
    targetDuration: manifest.targetDuration ?? 0,
    isEnded: manifest.endList === true,
    segments,
  };
}

/** Initialization section and segment together: a file that ffprobe can read. */
export async function segmentFile(playlist: MediaPlaylist, segment: Segment): Promise<Buffer> {
  const parts = await Promise.all(
    [playlist.initUrl, segment.url].map(async (url) => Buffer.from(await (await fetch(url)).arrayBuffer())),
  );
  return Buffer.concat(parts);
}

function attributesOf(line: string): Record<string, string> {
  const pairs = line.matchAll(/([A-Z0-9-]+)=("[^"]*"|[^,]*)/g);
  return Object.fromEntries([...pairs].map(([, name, value]) => [name!, value!.replace(/^"|"$/g, '')]));
}
