import type { InputFacts } from '@app/contract';
import { rounded } from '../input-warnings.js';
import type { InputWarning } from '../warning-sentences.js';
import { presetOfHost, targetPresets, type PlatformAsks } from './presets.js';
import type { RestreamParams } from './schema.js';
import { hostOf, schemeOf } from './target.js';

/** A source may swing a little above what its encoder is set to. */
const bitrateTolerance = 1.1;
const secondsTolerance = 0.1;

/** What speaks against sending this input to this target, judged by what leaves: copied as it came, or encoded again. */
export function restreamWarnings(params: RestreamParams, input: InputFacts): InputWarning[] {
  const { title: target, asks } = platformOf(params.url);
  return [
    ...videoWarnings(target, asks, params, input.video),
    ...audioWarnings(target, asks, params, input.audio),
    ...bitrateWarnings(target, asks, params, input),
  ];
}

function platformOf(url: string): { title: string; asks: PlatformAsks } {
  const host = hostOf(url);
  const own = targetPresets.find(({ id }) => id === (schemeOf(url) === 'srt' ? 'srt' : 'rtmp'));
  const preset = presetOfHost(host);
  const asks = preset?.asks ?? own?.asks;
  if (asks === undefined) throw new Error('the presets of own servers are missing');
  return { title: preset?.title ?? host, asks };
}

function videoWarnings(
  target: string,
  asks: PlatformAsks,
  { video: mode }: RestreamParams,
  video: InputFacts['video'],
): InputWarning[] {
  if (video === null) return [];
  const { codec, keyframeIntervalSeconds: interval, framesPerSecond, width, height } = video;
  const short = Math.min(width, height);
  const isCopied = mode === 'copy';
  const found: (InputWarning | null)[] = [
    isCopied && !asks.videoCodecs.includes(codec) ? { code: 'target_video_codec', facts: { target, codec } } : null,
    isCopied && isAbove(interval, asks.maxKeyframeSeconds, secondsTolerance)
      ? {
          code: 'target_keyframes',
          facts: { target, seconds: rounded(interval ?? 0), mostSeconds: asks.maxKeyframeSeconds ?? 0 },
        }
      : null,
    isAbove(framesPerSecond, asks.maxFramesPerSecond, 1)
      ? {
          code: 'target_frame_rate',
          facts: {
            target,
            framesPerSecond: rounded(framesPerSecond),
            mostFramesPerSecond: asks.maxFramesPerSecond ?? 0,
          },
        }
      : null,
    isAbove(short, asks.maxHeight, 0)
      ? { code: 'target_height', facts: { target, height: short, mostHeight: asks.maxHeight ?? 0 } }
      : null,
    asks.isUpright === true && width > height ? { code: 'target_upright', facts: { target } } : null,
  ];
  return found.filter((warning) => warning !== null);
}

function audioWarnings(
  target: string,
  asks: PlatformAsks,
  { audio: mode }: RestreamParams,
  audio: InputFacts['audio'],
): InputWarning[] {
  if (audio === null || mode !== 'copy' || asks.audioCodecs.includes(audio.codec)) return [];
  return [{ code: 'target_audio_codec', facts: { target, codec: audio.codec } }];
}

function bitrateWarnings(
  target: string,
  { maxBitrate }: PlatformAsks,
  params: RestreamParams,
  { bitrate, video, audio }: InputFacts,
): InputWarning[] {
  if (maxBitrate === null) return [];
  const copied = bitrate === null || (params.video === 'copy' && params.audio === 'copy');
  const leaves = copied
    ? bitrate
    : (params.video === 'copy' ? (video?.bitrate ?? 0) : params.videoBitrate) +
      (params.audio === 'copy' ? (audio?.bitrate ?? 0) : params.audioBitrate);
  if (leaves === null || leaves <= maxBitrate * bitrateTolerance) return [];
  return [{ code: 'target_bitrate', facts: { target, bitrate: Math.round(leaves), mostBitrate: maxBitrate } }];
}

function isAbove(value: number | null, most: number | null, tolerance: number): boolean {
  return value !== null && most !== null && value > most + tolerance;
}
