import { bitratesInPieces, ratesOver, steadyFramesPerSecond, withSample, type Sample } from './rates.js';

/** A sample every five seconds, 25 pictures and 100,000 bytes a second unless told otherwise. */
function samplesOf(
  count: number,
  { fps = 25, bytes = () => 500_000 }: { fps?: number; bytes?: (n: number) => number } = {},
) {
  let received = 0;
  let samples: readonly Sample[] = [];
  for (let n = 0; n < count; n += 1) {
    samples = withSample(samples, [n * 5_000, n * 5 * fps, received]);
    received += bytes(n);
  }
  return samples;
}

describe('rates of what arrives', () => {
  it('are not known until nine seconds are', () => {
    expect(ratesOver(samplesOf(2))).toEqual({ framesPerSecond: null, bitrate: null });
    expect(ratesOver(samplesOf(3))).toEqual({ framesPerSecond: 25, bitrate: 800_000 });
  });

  it('are those of the newest twenty seconds', () => {
    const samples = samplesOf(12, { bytes: (n) => (n < 7 ? 500_000 : 0) });
    expect(ratesOver(samples).bitrate).toBe(0);
    expect(ratesOver(samples, 70_000).bitrate).toBeGreaterThan(400_000);
  });

  it('are told in pieces of ten seconds', () => {
    expect(bitratesInPieces(samplesOf(7, { bytes: (n) => (n % 4 < 2 ? 1_000_000 : 0) }))).toEqual([
      1_600_000, 0, 1_600_000,
    ]);
  });

  it('leave out what the server does not count', () => {
    const samples = [0, 10, 20].reduce<readonly Sample[]>(
      (before, seconds) => withSample(before, [seconds * 1_000, null, seconds * 1_000]),
      [],
    );
    expect(ratesOver(samples)).toEqual({ framesPerSecond: null, bitrate: 8_000 });
  });
});

describe('pictures that come steadily', () => {
  const counted = (frames: readonly number[]): Sample[] => frames.map((count, n) => [n * 5_000, count, n]);
  /** Frames of each five seconds, summed up. */
  const inSteps = (each: (n: number) => number) =>
    counted(
      Array.from({ length: 14 }, (_, n) => Array.from({ length: n }, (_, m) => each(m)).reduce((a, b) => a + b, 0)),
    );

  it.each<[string, readonly Sample[], number | null]>([
    ['are those of a minute', inSteps(() => 150), 30],
    ['are not known before', samplesOf(11), null],
    ['are not more for a burst after a stall', inSteps((n) => (n === 8 ? 600 : 150)), 30],
    ['are as few as lately', inSteps((n) => (n < 7 ? 250 : 125)), 25],
    ['are not known where nobody counts them', samplesOf(14).map(([at, , bytes]) => [at, null, bytes] as const), null],
  ])('%s', (_, samples, expected) => expect(steadyFramesPerSecond(samples)).toBe(expected));
});

describe('the list of samples', () => {
  it('stays the very same when the last one is near', () => {
    const samples = samplesOf(3);
    expect(withSample(samples, [11_000, 999, 9_999_999])).toBe(samples);
  });

  it('begins anew when counters or the clock went back', () => {
    const samples = samplesOf(3);
    expect(withSample(samples, [15_000, 1, 5_000_000])).toEqual([[15_000, 1, 5_000_000]]);
    expect(withSample(samples, [9_000, 1_000, 5_000_000])).toHaveLength(1);
  });

  it('does not grow for ever', () => {
    expect(samplesOf(100)).toHaveLength(15);
  });
});
