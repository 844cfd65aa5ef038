import type { ProbedInput } from '../task-type.js';
import type { HlsFields, Rung } from './schema.js';

/** One picture size to encode or copy. */
export interface VideoRendition {
  /** `v<short side>`. */
  id: string;
  width: number;
  height: number;
  bitrate: number;
  frameRate: number;
  isCopy: boolean;
}

type ProbedVideo = NonNullable<ProbedInput['video']>;

/** Two rungs closer than this are one: a viewer would not see the difference. */
const nearlyEqual = 0.85;
const fallbackFrameRate = 30;
const lowestFrameRate = 5;

/**
 * Renditions for an input, largest first. Never larger than the input: the lowest rung above it is brought down to the input's
 * own size, other rungs above it are left out. Aspect is kept, sizes are even (4:2:0 needs it).
 * Heights count the short side, so that a phone's upright picture gets the same rungs.
 */
export function planLadder(fields: HlsFields, video: ProbedVideo): VideoRendition[] {
  const source = Math.min(video.width, video.height);
  const frameRate = chooseFrameRate(video.framesPerSecond, fields.maxFrameRate);
  return fittingRungs(fields.ladder, source).map(({ height: short, videoBitrate }, position) => ({
    id: `v${short}`,
    ...scaledTo(short, video),
    bitrate: videoBitrate,
    frameRate,
    isCopy: position === 0 && fields.copySource && copyProblem(fields, video) === null,
  }));
}

/** Why the source cannot be the top variant as it is, in one sentence, or null when it can. */
export function copyProblem(fields: HlsFields, video: ProbedVideo): string | null {
  if (video.codec !== 'h264') return `The source is ${video.codec}, not H.264, so the top variant is encoded too.`;
  const interval = video.keyframeIntervalSeconds ?? null;
  if (interval === null) {
    return `The source sent no two keyframes within ${fields.segmentSeconds} s, so the top variant is encoded too.`;
  }
  if (interval > fields.segmentSeconds + 0.05) {
    return `The source has a keyframe only every ${interval.toFixed(1)} s, more than a segment of ${fields.segmentSeconds} s, so the top variant is encoded too.`;
  }
  return null;
}

/**
 * Whole frames per second, so that a segment holds a whole number of them: 29.97 becomes 30, 23.976 becomes 24. Faster sources
 * are divided until they fit: 60 becomes 30, 50 becomes 25.
 */
export function chooseFrameRate(sourceRate: number, maxRate: number): number {
  if (!Number.isFinite(sourceRate) || sourceRate <= 0 || sourceRate > 300) return Math.min(fallbackFrameRate, maxRate);
  const whole = Math.max(lowestFrameRate, Math.round(sourceRate));
  return Math.max(lowestFrameRate, Math.round(whole / Math.ceil(whole / maxRate)));
}

function fittingRungs(ladder: readonly Rung[], source: number): Rung[] {
  const sorted = [...ladder].sort((a, b) => b.height - a.height);
  const fitting = sorted.filter(({ height }) => height <= source);
  const above = sorted.filter(({ height }) => height > source).at(-1);
  if (above === undefined || fitting[0]?.height === source) return fitting;
  const rest = fitting.filter(({ height }) => height < source * nearlyEqual);
  const near = fitting.find(({ height }) => height >= source * nearlyEqual);
  return [{ height: 2 * Math.floor(source / 2), videoBitrate: near?.videoBitrate ?? above.videoBitrate }, ...rest];
}

function scaledTo(short: number, video: ProbedVideo): { width: number; height: number } {
  const long = even((short * Math.max(video.width, video.height)) / Math.min(video.width, video.height));
  return video.width >= video.height ? { width: long, height: even(short) } : { width: even(short), height: long };
}

function even(value: number): number {
  return Math.max(2, 2 * Math.round(value / 2));
}
