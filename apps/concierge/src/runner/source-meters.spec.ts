import { silenceDb } from '@app/contract';
import { LevelMeter, PacketMeter, SourceMeters } from './source-meters.js';

const block = (peak: string, rms: string) =>
  `frame:0    pts:0       pts_time:0\nlavfi.astats.Overall.Peak_level=${peak}\nlavfi.astats.Overall.RMS_level=${rms}\n`;

/** What `framecrc` prints of 25 pictures a second with a keyframe every so many. */
function packets(from: number, to: number, every: number): string {
  return Array.from({ length: to - from }, (_, index) => {
    const ticks = (from + index) * 40;
    const rest = (from + index) % every === 0 ? '' : ', F=0x0';
    return `0, ${String(ticks).padStart(10)}, ${String(ticks).padStart(10)},       40,     2523, 0xe218db26${rest}\n`;
  }).join('');
}

function meterOf(...texts: string[]): PacketMeter {
  const meter = new PacketMeter();
  for (const text of ['#software: Lavf59\n#tb 0: 1/1000\n', ...texts]) meter.push(text, 0);
  return meter;
}

describe('the level of the sound', () => {
  it.each([
    ['a tone', block('-6.020600', '-9.030900'), { peakDb: -6, rmsDb: -9 }],
    ['digital silence', block('-inf', '-inf'), { peakDb: silenceDb, rmsDb: silenceDb }],
    ['nothing to measure', block('-inf', 'nan'), { peakDb: silenceDb, rmsDb: silenceDb }],
    ['an overshoot', block('2.31', '-0.04'), { peakDb: 2.3, rmsDb: -0 }],
    ['the newer of two blocks', block('-6', '-9') + block('-12', '-15'), { peakDb: -12, rmsDb: -15 }],
    ['half a block', 'lavfi.astats.Overall.Peak_level=-6\n', null],
  ])('of %s', (_, text, level) => {
    const meter = new LevelMeter();
    // in pieces of any size
    for (const piece of text.match(/[^]{1,7}/g) ?? []) meter.push(piece, 0);
    expect(meter.read(0)).toEqual(level);
  });

  it('is not known any more when nobody tells it', () => {
    const meter = new LevelMeter();
    meter.push(block('-6', '-9'), 1_000);
    expect(meter.read(4_000)).not.toBeNull();
    expect(meter.read(4_001)).toBeNull();
  });
});

describe('keyframes and pictures of the source', () => {
  it.each([
    ['no keyframe yet', '', null],
    ['one keyframe, so that no interval is known', packets(0, 100, 200), null],
    ['a keyframe every two seconds', packets(0, 260, 50), 2_000],
    ['none for longer than the intervals before', packets(0, 51, 50) + packets(51, 151, 1_000), 4_000],
    ['none but the first for a long time', packets(0, 300, 5_000), 11_960],
    ['an interval that was long a while ago', packets(0, 101, 100) + packets(101, 1_000, 25), 1_000],
  ])('with %s', (_, text, milliseconds) => {
    expect(meterOf(text).read(0).keyframeIntervalMs).toBe(milliseconds);
  });

  it('are counted on the source’s own clock, also when they come in a burst', () => {
    expect(meterOf(packets(0, 200, 50)).read(0).inputFramesPerSecond).toBe(25);
    expect(meterOf(packets(0, 20, 50)).read(0).inputFramesPerSecond).toBeNull();
  });

  it('begin again when the clock of the source begins again', () => {
    const meter = meterOf(packets(1_000, 1_130, 50), packets(0, 130, 25));
    expect(meter.read(0)).toEqual({ keyframeIntervalMs: 1_000, inputFramesPerSecond: 25 });
  });

  it('read other time bases', () => {
    const meter = new PacketMeter();
    meter.push('#tb 0: 1/500\n' + packets(0, 130, 25), 0);
    expect(meter.read(0).keyframeIntervalMs).toBe(2_000);
  });

  it('are not known any more when no packet comes', () => {
    expect(meterOf(packets(0, 130, 25)).read(3_001)).toEqual({ keyframeIntervalMs: null, inputFramesPerSecond: null });
  });
});

it('tells the pipes apart by the plan', () => {
  const meters = new SourceMeters([
    { fd: 7, kind: 'video_packets' },
    { fd: 8, kind: 'audio_levels' },
  ]);
  meters.feed(0, packets(0, 130, 25), 0);
  meters.feed(1, block('-6', '-9'), 0);
  expect(meters.read(0)).toEqual({
    ...{ keyframeIntervalMs: 1_000, inputFramesPerSecond: 25 },
    audio: { peakDb: -6, rmsDb: -9 },
  });
});
