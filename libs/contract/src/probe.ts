import { z } from 'zod';
import { faults } from './errors.js';
import { uuid } from './names.js';

/**
 * A short look that only an agent can take, because only agents run ffmpeg and only their network counts: at the input of a live
 * stream with ffprobe, or at a restream target by connecting to it. Comes with the answer to a heartbeat, until its result is
 * posted to `POST /api/v1/concierges/self/probes/{id}`. No lease: what nobody answered in time has failed.
 */
export const probeOrder = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('input'),
    id: uuid,
    /** RTMP address to pull, with the probe's own pull token. Secret. */
    inputUrl: z.string(),
    streamName: z.string(),
    /** How long to watch, seconds. */
    watchSeconds: z.number().int().min(1).max(30),
  }),
  z.object({
    kind: z.literal('target'),
    id: uuid,
    /** Without path, key and query: nothing secret is needed to knock. */
    scheme: z.enum(['rtmp', 'rtmps', 'srt']),
    host: z.string(),
    port: z.number().int().min(1).max(65_535),
  }),
]);
export type ProbeOrder = z.infer<typeof probeOrder>;

const measure = z.number().finite().nonnegative().max(1e15);
const word = z.string().max(64);

/** What ffprobe saw of an input; null where the stream has no such track or the figure could not be measured. */
export const inputFacts = z.object({
  watchedSeconds: measure,
  /** All tracks together, bit/s. */
  bitrate: measure.nullable(),
  video: z
    .object({
      codec: word,
      profile: word.nullable(),
      /** `4.1` */
      level: word.nullable(),
      pixelFormat: word.nullable(),
      /** As displayed: sample aspect ratio applied. */
      width: measure,
      height: measure,
      framesPerSecond: measure,
      isInterlaced: z.boolean(),
      hasBFrames: z.boolean(),
      /** Longest distance of two keyframes seen, seconds; null = fewer than two came. */
      keyframeIntervalSeconds: measure.nullable(),
      bitrate: measure.nullable(),
    })
    .nullable(),
  audio: z
    .object({
      codec: word,
      profile: word.nullable(),
      sampleRate: measure,
      channels: measure,
      /** `stereo`, `5.1` */
      layout: word.nullable(),
      bitrate: measure.nullable(),
    })
    .nullable(),
});
export type InputFacts = z.infer<typeof inputFacts>;

/** How a target answered a knock. Whether it takes our key shows only when the stream runs. */
export const targetFacts = z.object({
  /** Address the name led to. */
  address: z.string().max(64),
  /** From the first packet to the answer, milliseconds. */
  tookMs: measure,
  /** `spoke`: it answered as a server of its protocol. `connected`: something listens there, but it did not say what. */
  answer: z.enum(['spoke', 'connected']),
  /** Why a browser would not trust its certificate; null = it is fine, or there is none. */
  certificateProblem: z.string().max(200).nullable(),
});
export type TargetFacts = z.infer<typeof targetFacts>;

export const probeError = z.object({
  code: word,
  fault: z.enum(faults),
  /** One sentence a person can act on, without key or address path. */
  sentence: z.string().max(500),
});
export type ProbeError = z.infer<typeof probeError>;

export const probeResult = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('input'), input: inputFacts }),
  z.object({ kind: z.literal('target'), target: targetFacts }),
  z.object({ kind: z.literal('failed'), error: probeError }),
]);
export type ProbeResult = z.infer<typeof probeResult>;

/** What an agent says it can do, beside its task types: older agents do not look. */
export const probeSkills = { input: 'probe:input', target: 'probe:target' } as const;
