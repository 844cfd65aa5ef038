/**
 * Addresses of a stream's files, relative to the stream's folder in the store and to `/hls/<stream>/` at the director and the
 * edges. An address is never reused for other bytes of another time: broadcast and sequence are part of it.
 */
export function segmentUri(broadcastId: string, renditionId: string, sequence: number): string {
  return `${broadcastId}/${renditionId}/${sequence}.m4s`;
}

/** Initialization section (EXT-X-MAP) of one rendition in one section of the timeline. */
export function initUri(broadcastId: string, renditionId: string, sectionId: string): string {
  return `${broadcastId}/${renditionId}/init-${sectionId.slice(0, 8)}.mp4`;
}

/** Poster picture; replaced as the stream goes on, so it is the one file here that must not be cached for long. */
export function posterUri(broadcastId: string): string {
  return `${broadcastId}/poster.jpg`;
}

/** Sequence number of a segment address, or undefined for any other file. */
export function sequenceOf(uri: string): number | undefined {
  const digits = /\/(\d{1,15})\.m4s$/.exec(uri)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/**
 * Path parts of stored files, as regular expressions without anchors that JavaScript and nginx read alike. A part begins with a letter
 * or digit, so neither `..` nor a hidden file can be named, and has no character that means something in a playlist, a header or a file
 * system.
 */
export const addressParts = {
  broadcast: '[A-Za-z0-9][A-Za-z0-9_.-]{0,79}',
  rendition: '[a-z0-9]{1,16}',
  mediaFile: '[A-Za-z0-9][A-Za-z0-9_-]{0,79}\\.(?:mp4|m4s)',
} as const;
