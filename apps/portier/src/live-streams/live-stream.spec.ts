import type { Progress } from '@app/contract';
import { figuresOf } from './live-stream.js';

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1, 12, 0, seconds)).toISOString();
const aProgress = (more: Partial<Progress> = {}): Progress => ({
  ...{ at: at(0), frames: 100, framesPerSecond: 30, bitrate: 1_000, speed: 1, droppedFrames: 0, duplicatedFrames: 0 },
  ...{ outTimeSeconds: 10, ...more },
});
const measured = { inputFramesPerSecond: 50, keyframeIntervalMs: 2_000, audio: { peakDb: -6, rmsDb: -18 } };

describe('figures of a live stream', () => {
  it.each([
    ['nobody runs', [], { at: null, framesPerSecond: null, keyframeIntervalMs: null, audio: null }],
    [
      'an agent of an earlier version tells none',
      [{ type: 'hls', progress: aProgress() }],
      { at: at(0), framesPerSecond: null, keyframeIntervalMs: null, audio: null },
    ],
    [
      'only a restream passes pictures on',
      [{ type: 'restream', progress: aProgress({ framesPerSecond: 25 }) }],
      { at: at(0), framesPerSecond: 25, keyframeIntervalMs: null, audio: null },
    ],
    [
      'ffmpeg does not know its rate yet',
      [{ type: 'restream', progress: aProgress({ framesPerSecond: 0 }) }],
      { framesPerSecond: null },
    ],
    [
      'a restream runs beside the packager, which measures',
      [
        { type: 'restream', progress: aProgress({ at: at(3) }) },
        { type: 'hls', progress: aProgress(measured) },
      ],
      { at: at(3), framesPerSecond: 50, keyframeIntervalMs: 2_000, audio: measured.audio },
    ],
    [
      'two replicas measure: the newest counts, figure by figure',
      [
        { type: 'hls', progress: aProgress({ ...measured, at: at(1) }) },
        { type: 'hls', progress: aProgress({ ...measured, at: at(2), keyframeIntervalMs: 4_000, audio: null }) },
      ],
      { at: at(2), keyframeIntervalMs: 4_000, audio: measured.audio },
    ],
  ])('when %s', (_, running, expected) => {
    expect(figuresOf(running)).toMatchObject(expected);
  });
});
