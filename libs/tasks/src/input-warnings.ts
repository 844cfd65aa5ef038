import type { InputFacts } from '@app/contract';
import type { InputWarning } from './warning-sentences.js';

/** Keyframes further apart make viewers wait and cut segments late (media-servers.md). */
const farKeyframesSeconds = 4;
const commonRates = [44_100, 48_000];
const commonFormats = ['yuv420p', 'yuvj420p', 'nv12'];

/** What is unusual about an input by itself, whatever is made of it. */
export function inputWarnings({ video, audio, watchedSeconds }: InputFacts): InputWarning[] {
  const found: (InputWarning | null)[] = [];
  if (video === null) found.push({ code: 'no_video', facts: {} });
  else {
    const interval = video.keyframeIntervalSeconds;
    found.push(
      video.codec === 'h264' ? null : { code: 'video_codec', facts: { codec: video.codec } },
      interval === null ? { code: 'keyframes_unseen', facts: { watchedSeconds: rounded(watchedSeconds) } } : null,
      interval !== null && interval > farKeyframesSeconds
        ? { code: 'keyframes_far', facts: { seconds: rounded(interval), mostSeconds: farKeyframesSeconds } }
        : null,
      video.isInterlaced ? { code: 'interlaced', facts: {} } : null,
      video.pixelFormat === null || commonFormats.includes(video.pixelFormat)
        ? null
        : { code: 'pixel_format', facts: { pixelFormat: video.pixelFormat } },
      video.framesPerSecond > 0 ? null : { code: 'frame_rate_unsteady', facts: {} },
    );
  }
  if (audio === null) found.push({ code: 'no_audio', facts: {} });
  else {
    found.push(
      audio.codec === 'aac' ? null : { code: 'audio_codec', facts: { codec: audio.codec } },
      commonRates.includes(audio.sampleRate) ? null : { code: 'sample_rate', facts: { sampleRate: audio.sampleRate } },
      audio.channels > 2 ? { code: 'channels', facts: { channels: audio.channels } } : null,
    );
  }
  return found.filter((warning) => warning !== null);
}

export function rounded(seconds: number): number {
  return Math.round(seconds * 10) / 10;
}
