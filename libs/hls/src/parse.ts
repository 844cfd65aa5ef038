/** What a media playlist lists, for tests and checks. */
export interface ParsedSegment {
  sequence: number;
  uri: string;
  durationSeconds: number;
  isGap: boolean;
  isDiscontinuous: boolean;
  map: string | null;
  programDateTime: string | null;
}

export interface ParsedMediaPlaylist {
  version: number;
  targetDurationSeconds: number;
  mediaSequence: number;
  discontinuitySequence: number;
  isEnded: boolean;
  segments: ParsedSegment[];
}

export interface ParsedVariant {
  uri: string;
  attributes: Record<string, string>;
}

export interface ParsedMultivariantPlaylist {
  variants: ParsedVariant[];
  /** Attributes of each EXT-X-MEDIA. */
  media: Record<string, string>[];
  /** Attributes of EXT-X-CONTENT-STEERING, or null. */
  steering: Record<string, string> | null;
}

/** @throws Error on a text that is no playlist. */
export function parseMediaPlaylist(text: string): ParsedMediaPlaylist {
  const lines = linesOf(text);
  const playlist: ParsedMediaPlaylist = {
    version: Number(valueOf(lines, 'EXT-X-VERSION') ?? 1),
    targetDurationSeconds: Number(valueOf(lines, 'EXT-X-TARGETDURATION') ?? Number.NaN),
    mediaSequence: Number(valueOf(lines, 'EXT-X-MEDIA-SEQUENCE') ?? 0),
    discontinuitySequence: Number(valueOf(lines, 'EXT-X-DISCONTINUITY-SEQUENCE') ?? 0),
    isEnded: lines.includes('#EXT-X-ENDLIST'),
    segments: [],
  };
  let map: string | null = null;
  let facts: string[] = [];
  for (const line of lines) {
    if (line.startsWith('#')) {
      facts.push(line);
      continue;
    }
    const ownMap = valueOf(facts, 'EXT-X-MAP');
    if (ownMap !== undefined) map = parseAttributes(ownMap)['URI'] ?? null;
    playlist.segments.push({
      sequence: playlist.mediaSequence + playlist.segments.length,
      uri: line,
      durationSeconds: Number.parseFloat(valueOf(facts, 'EXTINF') ?? 'NaN'),
      isGap: facts.includes('#EXT-X-GAP'),
      isDiscontinuous: facts.includes('#EXT-X-DISCONTINUITY'),
      map,
      programDateTime: valueOf(facts, 'EXT-X-PROGRAM-DATE-TIME') ?? null,
    });
    facts = [];
  }
  return playlist;
}

/** @throws Error on a text that is no playlist. */
export function parseMultivariantPlaylist(text: string): ParsedMultivariantPlaylist {
  const lines = linesOf(text);
  const variants = lines.flatMap((line, position) => {
    const attributes = valueOf([line], 'EXT-X-STREAM-INF');
    const uri = lines[position + 1];
    return attributes === undefined || uri === undefined ? [] : [{ uri, attributes: parseAttributes(attributes) }];
  });
  const media = lines.flatMap((line) => {
    const attributes = valueOf([line], 'EXT-X-MEDIA');
    return attributes === undefined ? [] : [parseAttributes(attributes)];
  });
  const steering = valueOf(lines, 'EXT-X-CONTENT-STEERING');
  return { variants, media, steering: steering === undefined ? null : parseAttributes(steering) };
}

function linesOf(text: string): string[] {
  const lines = text.split(/\r?\n/).filter((line) => line !== '');
  if (lines[0] !== '#EXTM3U') throw new Error('not a playlist: it does not begin with #EXTM3U');
  return lines;
}

function valueOf(lines: readonly string[], name: string): string | undefined {
  const prefix = `#${name}:`;
  return lines.find((line) => line.startsWith(prefix))?.slice(prefix.length);
}

/** Attribute list of RFC 8216 4.2, quotes removed. */
function parseAttributes(text: string): Record<string, string> {
  const found = text.matchAll(/([A-Z0-9-]+)=(?:"([^"]*)"|([^,]*))/g);
  return Object.fromEntries([...found].map(([, name = '', quoted, plain]) => [name, quoted ?? plain ?? '']));
}
