import type { ProblemCode, ProblemFacts, Progress } from '@app/contract';
import type { Symptom } from '../problems/problem.js';
import { bitratesInPieces, ratesOver, steadySpanMs } from '../publications/rates.js';
import { changeBetween } from '../publications/tracks.js';
import type { InputFacts, LostStream, TaskFigures, Thresholds } from './facts.js';

/** Codes that are judged from what a publisher sends. */
export const inputCodes = [
  'no_video',
  'no_audio',
  'bitrate_low',
  'bitrate_unstable',
  'fps_low',
  'fps_dropped',
  'keyframe_interval_long',
  'input_changed',
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
  const rates = ratesOver(input.samples);
  const bitrate = input.silentMs >= settlingMs ? 0 : (rates.bitrate ?? input.media?.bitrate ?? null);
  const framesPerSecond = rates.framesPerSecond ?? progress?.inputFramesPerSecond ?? null;
  return [
    ...judgeTracks(input, rule),
    ...judgeChange(input),
    ...judgeBitrate(input, bitrate, rule),
    ...(hasPicture(input) && bitrate !== 0 ? judgeFrames(input, framesPerSecond, rule) : []),
    ...judgeSound(input, progress, rule),
  ];
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

/** Targets and players may not follow; that it happened stays to be read for a while. */
function judgeChange({ streamId, media, mediaBefore }: InputFacts): Symptom[] {
  const change = media === null || mediaBefore === null ? null : changeBetween(mediaBefore, media);
  return change === null ? [] : [symptom('input_changed', streamId, 'warning', change)];
}

function judgeBitrate(input: InputFacts, bitrate: number | null, rule: Thresholds): Symptom[] {
  const { streamId, samples } = input;
  const symptoms: Symptom[] = [];
  // Sound alone needs little; nothing at all is too little for anything.
  if (bitrate !== null && (bitrate === 0 || (hasPicture(input) && bitrate < rule.bitrate))) {
    const facts = { bitrate: roundTo(10_000, bitrate), thresholdBitrate: rule.bitrate };
    symptoms.push(symptom('bitrate_low', streamId, bitrate === 0 ? 'error' : 'warning', facts));
  }
  const variation = variationOf(bitratesInPieces(samples));
  if (bitrate !== null && bitrate > 0 && variation !== null && variation > rule.variationPercent) {
    const facts = { variationPercent: roundTo(10, variation), bitrate: roundTo(100_000, bitrate) };
    symptoms.push(symptom('bitrate_unstable', streamId, 'warning', facts));
  }
  return symptoms;
}

/** Too few for anybody, or clearly fewer than this publication used to send. */
function judgeFrames(
  { streamId, samples, usualFramesPerSecond }: InputFacts,
  framesPerSecond: number | null,
  rule: Thresholds,
): Symptom[] {
  if (framesPerSecond !== null && framesPerSecond < rule.framesPerSecond) {
    const facts = { framesPerSecond: Math.round(framesPerSecond), thresholdFramesPerSecond: rule.framesPerSecond };
    return [symptom('fps_low', streamId, framesPerSecond === 0 ? 'error' : 'warning', facts)];
  }
  const lately = ratesOver(samples, steadySpanMs).framesPerSecond;
  if (lately === null || usualFramesPerSecond === null || lately >= usualFramesPerSecond * rule.framesShare) return [];
  const facts = { framesPerSecond: Math.round(lately), usualFramesPerSecond: Math.round(usualFramesPerSecond) };
  return [symptom('fps_dropped', streamId, 'warning', facts)];
}

function hasPicture({ media }: InputFacts): boolean {
  return media?.video !== null && media?.video !== undefined;
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
