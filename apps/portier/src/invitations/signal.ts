import type { ObservedMedia } from '../media-servers/media-server.js';

/** What is known of a signal that arrives; null where nobody has measured it (yet). */
export interface SignalFacts extends ObservedMedia {
  framesPerSecond: number | null;
  /** Longest time between two keyframes lately. */
  keyframeIntervalMs: number | null;
  /** dBFS over about the last second. */
  level: { peakDb: number; rmsDb: number } | null;
}

export const aspects = [
  'video',
  'resolution',
  'frame_rate',
  'bitrate',
  'keyframes',
  'audio',
  'sample_rate',
  'level',
] as const;
export type Aspect = (typeof aspects)[number];

/** What is not right; the pages say for each what to change in the encoder. */
export const advices = [
  'no_video',
  'video_codec',
  'resolution_low',
  'frame_rate_low',
  'frame_rate_high',
  'bitrate_low',
  'bitrate_high',
  'keyframes_rare',
  'no_audio',
  'audio_codec',
  'sample_rate',
  'silent',
  'too_quiet',
  'too_loud',
] as const;
export type Advice = (typeof advices)[number];

/** One thing a guest crew wants to know of its signal. `value`: as measured, in the unit of the aspect. */
export interface Check {
  aspect: Aspect;
  verdict: 'good' | 'warn' | 'unknown';
  /** Codec name, `1280x720`, pictures a second, bit/s, milliseconds, codec name, Hz, peak dBFS; null = not measured. */
  value: string | number | null;
  advice: Advice | null;
}

/** Every browser plays it, every platform takes it. */
const plainVideoCodecs = ['h264', 'avc'];
const plainAudioCodecs = ['aac', 'mp4a'];
const plainSampleRates = [44_100, 48_000];
/** Lines of the smallest picture that is not a mistake in the encoder. */
const fewestLines = 480;
const frameRates = { low: 23, high: 61 };
/** Twice the 2 s every platform asks for: beyond it players start late, and HLS segments get longer than they should. */
const longestKeyframeIntervalMs = 4_250;
const levels = { silent: -80, quiet: -30, loud: -0.5 };

/** bit/s for a picture of so many lines at 30 pictures a second: below it falls apart, above it is waste or a mistake. */
const bitrates: [lines: number, low: number, high: number][] = [
  [2_160, 8_000_000, 60_000_000],
  [1_440, 4_500_000, 30_000_000],
  [1_080, 2_500_000, 16_000_000],
  [720, 1_200_000, 10_000_000],
  [480, 600_000, 6_000_000],
  [0, 150_000, 4_000_000],
];

/** Every aspect of a signal, in the order people look at it. A stream of sound alone is judged as such. */
export function judge(facts: SignalFacts): Check[] {
  const { video, audio } = facts;
  const known = video !== null || audio !== null;
  return [
    codecCheck('video', video, plainVideoCodecs, known ? 'no_video' : null),
    ...(video === null ? [] : pictureChecks(facts, video)),
    codecCheck('audio', audio, plainAudioCodecs, known ? 'no_audio' : null),
    ...(audio === null ? [] : soundChecks(facts, audio)),
  ];
}

function codecCheck(
  aspect: 'video' | 'audio',
  track: { codec: string } | null,
  plain: readonly string[],
  missing: 'no_video' | 'no_audio' | null,
): Check {
  if (track === null) return { aspect, verdict: missing === null ? 'unknown' : 'warn', value: null, advice: missing };
  const isPlain = plain.some((name) => track.codec.toLowerCase().replace('.', '').startsWith(name));
  return verdict(aspect, track.codec, isPlain ? null : aspect === 'video' ? 'video_codec' : 'audio_codec');
}

function pictureChecks(facts: SignalFacts, video: NonNullable<SignalFacts['video']>): Check[] {
  const { framesPerSecond, bitrate, keyframeIntervalMs } = facts;
  const lines = linesOf(video);
  return [
    measured('resolution', lines === null ? null : `${video.width}x${video.height}`, () =>
      lines !== null && lines < fewestLines ? 'resolution_low' : null,
    ),
    measured('frame_rate', framesPerSecond, (rate) =>
      rate < frameRates.low ? 'frame_rate_low' : rate > frameRates.high ? 'frame_rate_high' : null,
    ),
    measured('bitrate', bitrate, (rate) => bitrateAdvice(rate, lines ?? 0)),
    measured('keyframes', keyframeIntervalMs, (interval) =>
      interval > longestKeyframeIntervalMs ? 'keyframes_rare' : null,
    ),
  ];
}

function soundChecks({ level }: SignalFacts, { sampleRate }: NonNullable<SignalFacts['audio']>): Check[] {
  return [
    measured('sample_rate', sampleRate, (rate) => (plainSampleRates.includes(rate) ? null : 'sample_rate')),
    measured('level', level?.peakDb ?? null, (peak) => {
      if (peak <= levels.silent) return 'silent';
      if (peak < levels.quiet) return 'too_quiet';
      return peak > levels.loud ? 'too_loud' : null;
    }),
  ];
}

/** The shorter side: a phone held upright sends 1080x1920. */
function linesOf({ width, height }: NonNullable<SignalFacts['video']>): number | null {
  return width === null || height === null ? null : Math.min(width, height);
}

function bitrateAdvice(rate: number, lines: number): Advice | null {
  const [, low, high] = bitrates.find(([least]) => lines >= least) ?? [0, 0, Infinity];
  if (rate < low) return 'bitrate_low';
  return rate > high ? 'bitrate_high' : null;
}

function measured<Value extends string | number>(
  aspect: Aspect,
  value: Value | null,
  adviceFor: (value: Value) => Advice | null,
): Check {
  return value === null
    ? { aspect, verdict: 'unknown', value, advice: null }
    : verdict(aspect, value, adviceFor(value));
}

function verdict(aspect: Aspect, value: string | number, advice: Advice | null): Check {
  return { aspect, verdict: advice === null ? 'good' : 'warn', value, advice };
}
