import type { AudioLevel, Progress } from '@app/contract';

/** Figures of what comes in, measured by the tasks that read it; null = nobody measures it, or not yet. */
export interface LiveFigures {
  /** When the newest of them was told. */
  at: string | null;
  framesPerSecond: number | null;
  keyframeIntervalMs: number | null;
  audio: AudioLevel | null;
}

export interface RunningProgress {
  type: string;
  progress: Progress;
}

/**
 * One set of figures from all tasks that run on a stream: of each figure the newest there is. Where nobody looks at the pictures that
 * come in, the pictures that a task passes on stand for them.
 */
export function figuresOf(running: readonly RunningProgress[]): LiveFigures {
  const newestFirst = running.map(({ progress }) => progress).sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  const first = <Value>(pick: (progress: Progress) => Value | null | undefined): Value | null =>
    newestFirst.map(pick).find((value) => value !== null && value !== undefined) ?? null;
  return {
    at: newestFirst[0]?.at ?? null,
    framesPerSecond: first(({ inputFramesPerSecond }) => inputFramesPerSecond) ?? passedOn(running),
    keyframeIntervalMs: first(({ keyframeIntervalMs }) => keyframeIntervalMs),
    audio: first(({ audio }) => audio),
  };
}

/** ffmpeg says 0 before it knows. */
function passedOn(running: readonly RunningProgress[]): number | null {
  const copied = running.find(({ type, progress }) => type === 'restream' && progress.framesPerSecond > 0);
  return copied?.progress.framesPerSecond ?? null;
}
