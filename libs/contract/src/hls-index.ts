import { z } from 'zod';
import { instant, uuid } from './names.js';

/**
 * What a packager knows of its playlists, stored beside the segments as `<stream>/index-<replica>.json` and pushed to the
 * directors, so that live playback does not need portier. All URIs are relative to the stream's folder in the store.
 */
export const hlsSegment = z.object({
  /** Media sequence number (RFC 8216 4.3.3.2): the section's `base` plus the segment's number on the source clock. */
  sequence: z.number().int().nonnegative(),
  sectionId: uuid,
  durationSeconds: z.number().positive(),
  bytes: z.number().int().positive(),
  uri: z.string(),
});

export const hlsRendition = z.object({
  /** `v720`, `a0`; part of the playlist's and the segments' addresses. */
  id: z.string().regex(/^[a-z0-9]{1,16}$/),
  kind: z.enum(['video', 'audio']),
  /** RFC 6381, of this rendition alone: `avc1.64001f` or `mp4a.40.2`. */
  codecs: z.string(),
  /** Peak segment bit rate of this rendition alone, bit/s: the larger of configured and measured. */
  bandwidth: z.number().int().positive(),
  averageBandwidth: z.number().int().positive(),
  width: z.number().int().positive().nullable(),
  height: z.number().int().positive().nullable(),
  frameRate: z.number().positive().nullable(),
  channels: z.number().int().positive().nullable(),
  /** One initialization section (EXT-X-MAP) for each section in the window. */
  inits: z.array(z.object({ sectionId: uuid, uri: z.string() })),
  segments: z.array(hlsSegment),
});

/** One publication on the playlist's timeline: its own source clock, so a discontinuity stands between two. */
export const hlsSection = z.object({
  /** Of a publication and what its tasks run on: the same for every packager of both. */
  id: uuid,
  /** Ordinal among the broadcast's sections that have segments: the EXT-X-DISCONTINUITY-SEQUENCE. */
  discontinuity: z.number().int().nonnegative(),
  /** sequence = base + number, where number = floor(source timestamp / segment duration). May be negative. */
  base: z.number().int(),
  /** Wall clock of source timestamp 0, for EXT-X-PROGRAM-DATE-TIME. */
  epoch: instant,
});

export const hlsIndex = z.object({
  version: z.literal(1),
  stream: z.string(),
  /** A broadcast lasts from first publish to EXT-X-ENDLIST; reconnects within the grace continue it. */
  broadcastId: z.string(),
  replica: z.number().int().nonnegative(),
  taskId: uuid,
  /** Fencing: of two indexes of one replica the higher lease wins. */
  leaseToken: z.number().int().positive(),
  /**
   * How often this index changed hands, over all tasks and leases: each packager that begins takes the next number, and one that
   * finds a higher number than its own has been superseded. Absent = 0.
   */
  takeover: z.number().int().nonnegative().optional(),
  updatedAt: instant,
  endedAt: instant.nullable(),
  /** When its packager was told to go because the broadcast goes on without it; absent or null while it has not been. */
  leftAt: instant.nullable().optional(),
  segmentSeconds: z.number().positive(),
  /** Upper bound of any segment's duration, whole seconds (EXT-X-TARGETDURATION). */
  targetDurationSeconds: z.number().int().positive(),
  /** Segments a live playlist lists; absent = as many as the index lists. */
  windowSegments: z.number().int().positive().optional(),
  /** Whether the multivariant playlist offers sound without picture; absent = yes. */
  hasAudioOnlyVariant: z.boolean().optional(),
  sections: z.array(hlsSection),
  renditions: z.array(hlsRendition),
  poster: z.object({ uri: z.string(), at: instant }).nullable(),
});
export type HlsIndex = z.infer<typeof hlsIndex>;
export type HlsRendition = z.infer<typeof hlsRendition>;
export type HlsSegment = z.infer<typeof hlsSegment>;
export type HlsSection = z.infer<typeof hlsSection>;
