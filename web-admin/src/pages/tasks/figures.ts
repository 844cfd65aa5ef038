import type { Progress, TaskFigures } from '../../api/types.js';

/** One moment of a task. `at` in seconds since 1970, as plots want it. */
export interface Point {
  at: number;
  framesPerSecond: number;
  bitrate: number | null;
  speed: number | null;
  /** Since its run began. */
  droppedFrames: number;
}

/** What is drawn: one array of times, and one a figure of the same length, with null where there is a gap. */
export interface Series {
  at: number[];
  framesPerSecond: (number | null)[];
  bitrate: (number | null)[];
  speed: (number | null)[];
  /** Frames dropped since the point before. */
  dropped: (number | null)[];
}

const shownSeconds = 3_600;
/** Points further apart than this are not connected: the task did not run, or nobody was there to see it. */
const gapSeconds = 35;

export function pointsOf({ items }: TaskFigures): Point[] {
  return items.map(({ at, ...figures }) => ({ at: Date.parse(at) / 1_000, ...figures }));
}

export function pointOf({ at, framesPerSecond, bitrate, speed, droppedFrames }: Progress): Point {
  return { at: Date.parse(at) / 1_000, framesPerSecond, bitrate, speed, droppedFrames };
}

/** The points seen so far with a new one at their end. One that is not newer changes nothing: the very same array is returned. */
export function withPoint(points: readonly Point[], point: Point): readonly Point[] {
  const last = points.at(-1);
  if (last !== undefined && point.at <= last.at) return points;
  return [...points.filter(({ at }) => at > point.at - shownSeconds), point];
}

/** The past Portier remembers and what this page has seen since, the finer one where both know something. */
export function joined(past: readonly Point[], seen: readonly Point[]): readonly Point[] {
  const from = seen[0]?.at ?? Infinity;
  return [...past.filter(({ at }) => at < from), ...seen];
}

export function seriesOf(points: readonly Point[]): Series {
  const series: Series = { at: [], framesPerSecond: [], bitrate: [], speed: [], dropped: [] };
  points.forEach((point, position) => {
    const before = points[position - 1];
    const isAfterGap = before !== undefined && point.at - before.at > gapSeconds;
    if (isAfterGap) append(series, before.at + 1, null);
    const dropped = before === undefined || isAfterGap ? 0 : Math.max(0, point.droppedFrames - before.droppedFrames);
    append(series, point.at, { ...point, dropped });
  });
  return series;
}

function append(series: Series, at: number, values: (Omit<Point, 'at'> & { dropped: number }) | null): void {
  series.at.push(at);
  series.framesPerSecond.push(values?.framesPerSecond ?? null);
  series.bitrate.push(values?.bitrate ?? null);
  series.speed.push(values?.speed ?? null);
  series.dropped.push(values?.dropped ?? null);
}

/** Lowest, highest and last value, for those who do not see the plot. */
export function extentOf(values: readonly (number | null)[]): { lowest: number; highest: number; last: number } | null {
  const known = values.filter((value) => value !== null);
  const last = known.at(-1);
  if (last === undefined) return null;
  return { lowest: Math.min(...known), highest: Math.max(...known), last };
}
