import type { LiveStreamView } from '../live-streams/live-streams.dto.js';
import type { GaugeName, Sample } from './cluster-gauges.js';

/** The figures of one live stream that are known. */
export function samplesOf({ name, media, ...figures }: LiveStreamView): Sample[] {
  const { keyframeIntervalMs, audio, framesPerSecond, viewers } = figures;
  const values: [GaugeName, number | null | undefined][] = [
    ['portier_stream_bitrate_bits_per_second', media.bitrate],
    ['portier_stream_frames_per_second', framesPerSecond ?? media.framesPerSecond],
    ['portier_stream_keyframe_interval_seconds', keyframeIntervalMs === null ? null : keyframeIntervalMs / 1_000],
    ['portier_stream_audio_peak_dbfs', audio?.peakDb],
    ['portier_stream_viewers', viewers],
  ];
  return values.flatMap(([gauge, value]) =>
    value === null || value === undefined ? [] : [{ gauge, labels: { stream: name }, value }],
  );
}
