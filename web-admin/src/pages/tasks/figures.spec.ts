import { extentOf, joined, seriesOf, withPoint, type Point } from './figures.js';

const point = (at: number, more: Partial<Point> = {}): Point => ({
  ...{ at, framesPerSecond: 25, bitrate: 1_000_000, speed: 1, droppedFrames: 0 },
  ...more,
});

describe('figures of a task', () => {
  it('grow at their end, and forget what is an hour old', () => {
    const points = withPoint([point(0), point(100)], point(3_650));
    expect(points.map(({ at }) => at)).toEqual([100, 3_650]);
  });

  it('stay the very same when nothing new came', () => {
    const points = [point(100)];
    expect(withPoint(points, point(100))).toBe(points);
    expect(withPoint(points, point(90))).toBe(points);
  });

  it('take the past from Portier up to where this page began to look', () => {
    const all = joined([point(10), point(20), point(30)], [point(25), point(26)]);
    expect(all.map(({ at }) => at)).toEqual([10, 20, 25, 26]);
    expect(joined([point(10)], [])).toHaveLength(1);
  });

  it('have a hole where the task did not run', () => {
    const { at, framesPerSecond } = seriesOf([point(0), point(10), point(100)]);
    expect(at).toEqual([0, 10, 11, 100]);
    expect(framesPerSecond).toEqual([25, 25, null, 25]);
  });

  it('count dropped frames between two points, also when a new run begins at 0', () => {
    const counted = [3, 5, 5, 0, 2].map((droppedFrames, n) => point(n * 10, { droppedFrames }));
    expect(seriesOf(counted).dropped).toEqual([0, 2, 0, 0, 2]);
  });

  it('are told in three numbers, or not at all', () => {
    expect(extentOf([null, 3, 1, 2, null])).toEqual({ lowest: 1, highest: 3, last: 2 });
    expect(extentOf([null])).toBeNull();
  });
});
