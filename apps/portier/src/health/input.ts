import type { ProblemCode, ProblemFacts, Progress } from '@app/contract';
import type { Symptom } from '../problems/problem.js';
import { bitratesInPieces, ratesOver } from '../publications/rates.js';
import type { InputFacts, LostStream, TaskFigures, Thresholds } from './facts.js';

/** Codes that are judged from what a publisher sends. */
export const inputCodes = [
  'no_video',
  'no_audio',
  'bitrate_low',
  'bitrate_unstable',
  'fps_low',
  'keyframe_interval_long',
  'silence',
] as const satisfies readonly ProblemCode[];

/** A media server needs so long until it says what an encoder sends. */
const settlingMs = 10_000;
/** Fewer pieces of ten seconds say nothing about how steady the bit rate is. */
const fewestPieces = 4;

/** What is wrong with what the encoder of a stream sends. @param figures of the tasks of this stream */
export function judgeInput(input: InputFacts, figures: readonly TaskFigures[], rule: Thresholds): Symptom[] {
  if (input.isServerAway || input.liveMs < settlingMs) return [];
  const progress = newestOf(figures);
  return [...judgeTracks(input, rule), ...judgeRates(input, progress, rule), ...judgeSound(input, progress, rule)];
}

/** A stream that was lost, not ended. */
export function judgeLost({ streamId, reason, serverId }: LostStream): Symptom {
  return {
    ...{ code: 'stream_down', subject: streamId, streamId, severity: 'error', facts: { reason, serverId } },
    fault: reason === 'connection_lost' ? 'publisher' : 'operator',
  };
}

function judgeTracks({ streamId, media, silentMs }: InputFacts, rule: Thresholds): Symptom[] {
  // Nothing arrives at all: that is another problem, and no track is known.
  if (media === null || silentMs > 0 || (media.video === null && media.audio === null)) return [];
  const symptoms: Symptom[] = [];
  if (rule.expectsVideo && media.video === null) symptoms.push(symptom('no_video', streamId, 'warning'));
  if (rule.expectsAudio && media.audio === null) symptoms.push(symptom('no_audio', streamId, 'warning'));
  return symptoms;
}

function judgeRates(input: InputFacts, progress: Progress | null, rule: Thresholds): Symptom[] {
  const { streamId, media, samples, silentMs } = input;
  const rates = ratesOver(samples);
  const bitrate = silentMs >= settlingMs ? 0 : (rates.bitrate ?? media?.bitrate ?? null);
  const hasPicture = media?.video !== null && media?.video !== undefined;
  const symptoms: Symptom[] = [];
  // Sound alone needs little; nothing at all is too little for anything.
  if (bitrate !== null && (bitrate === 0 || (hasPicture && bitrate < rule.bitrate))) {
    const facts = { bitrate: roundTo(10_000, bitrate), thresholdBitrate: rule.bitrate };
    symptoms.push(symptom('bitrate_low', streamId, bitrate === 0 ? 'error' : 'warning', facts));
  }
  const variation = variationOf(bitratesInPieces(samples));
  if (bitrate !== null && bitrate > 0 && variation !== null && variation > rule.variationPercent) {
    const facts = { variationPercent: roundTo(10, variation), bitrate: roundTo(100_000, bitrate) };
    symptoms.push(symptom('bitrate_unstable', streamId, 'warning', facts));
  }
  const framesPerSecond = rates.framesPerSecond ?? progress?.inputFramesPerSecond ?? null;
  if (hasPicture && bitrate !== 0 && framesPerSecond !== null && framesPerSecond < rule.framesPerSecond) {
    const facts = {
      framesPerSecond: Math.round(framesPerSecond),
      thresholdFramesPerSecond: rule.framesPerSecond,
    };
    symptoms.push(symptom('fps_low', streamId, framesPerSecond === 0 ? 'error' : 'warning', facts));
  }
  return symptoms;
}

function judgeSound({ streamId }: InputFacts, progress: Progress | null, rule: Thresholds): Symptom[] {
  const symptoms: Symptom[] = [];
  const interval = progress?.keyframeIntervalMs ?? null;
  if (interval !== null && interval > rule.keyframeIntervalMs) {
    const facts = { keyframeIntervalMs: roundTo(500, interval), thresholdMs: rule.keyframeIntervalMs };
    symptoms.push(symptom('keyframe_interval_long', streamId, 'warning', facts));
  }
  const level = progress?.audio?.rmsDb;
  if (level !== undefined && level < rule.silenceDb) {
    const facts = { rmsDb: roundTo(5, level), thresholdDb: rule.silenceDb };
    symptoms.push(symptom('silence', streamId, 'warning', facts));
  }
  return symptoms;
}

/** All tasks of a stream look at one input: what was said last counts. */
function newestOf(figures: readonly TaskFigures[]): Progress | null {
  let newest: Progress | null = null;
  for (const { progress } of figures) {
    if (!hasInputFigures(progress)) continue;
    if (newest === null || progress.at > newest.at) newest = progress;
  }
  return newest;
}

function hasInputFigures({ audio, keyframeIntervalMs, inputFramesPerSecond }: Progress): boolean {
  return [audio, keyframeIntervalMs, inputFramesPerSecond].some((figure) => figure !== undefined && figure !== null);
}

/** Standard deviation in percent of the mean; null while too little is known. */
function variationOf(bitrates: readonly number[]): number | null {
  if (bitrates.length < fewestPieces) return null;
  const mean = bitrates.reduce((sum, each) => sum + each, 0) / bitrates.length;
  if (mean === 0) return null;
  const variance = bitrates.reduce((sum, each) => sum + (each - mean) ** 2, 0) / bitrates.length;
  return (100 * Math.sqrt(variance)) / mean;
}

function symptom(
  code: (typeof inputCodes)[number],
  streamId: string,
  severity: Symptom['severity'],
  facts: ProblemFacts = {},
): Symptom {
  return { code, subject: streamId, streamId, severity, fault: 'publisher', facts };
}

/** Coarse, so that a problem that goes on is not news at every look. */
function roundTo(step: number, value: number): number {
  return Math.round(value / step) * step;
}
