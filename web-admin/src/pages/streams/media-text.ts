import { formatNumber } from '../../format/numbers.js';
import type { MediaFacts } from '../../api/types.js';

/** `H264 High, 1920×1080`; undefined when nothing is known. */
export function videoText(video: MediaFacts['video']): string | undefined {
  if (!video) return undefined;
  const size = video.width && video.height ? `${video.width}×${video.height}` : undefined;
  return joined([joined([video.codec, video.profile], ' '), size]);
}

/** `AAC, 48 kHz, 2.0`. */
export function audioText(audio: MediaFacts['audio'], language: string): string | undefined {
  if (!audio) return undefined;
  const rate = audio.sampleRate
    ? `${formatNumber(audio.sampleRate / 1_000, language, audio.sampleRate % 1_000 ? 1 : 0)} kHz`
    : undefined;
  return joined([audio.codec, rate, channelText(audio.channels)]);
}

function channelText(channels: number | null | undefined): string | undefined {
  const layouts: Record<number, string> = { 1: 'mono', 2: 'stereo', 6: '5.1', 8: '7.1' };
  return channels ? (layouts[channels] ?? `${channels} ch`) : undefined;
}

function joined(parts: (string | null | undefined)[], separator = ', '): string | undefined {
  const known = parts.filter((part) => part);
  return known.length === 0 ? undefined : known.join(separator);
}
