import type { Progress } from '@app/contract';

/** One block of ffmpeg's `-progress`, which ends with `progress=continue` or `progress=end`. */
export type ProgressBlock = Record<string, string>;

/** Splits ffmpeg's progress text into blocks; text may come in pieces of any size. */
export class ProgressReader {
  #rest = '';
  #block: ProgressBlock = {};

  push(text: string): ProgressBlock[] {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    return lines.flatMap((line) => {
      const at = line.indexOf('=');
      if (at < 0) return [];
      const name = line.slice(0, at);
      this.#block[name] = line.slice(at + 1).trim();
      if (name !== 'progress') return [];
      const block = this.#block;
      this.#block = {};
      return [block];
    });
  }
}

interface Report {
  atMs: number;
  outTimeSeconds: number;
  bytes: number;
}

const averagedOverMs = 5_000;

/** What was read from ffmpeg's pipes in this run. */
export interface Packaged {
  bytes: number;
  mediaSeconds: number;
}

/**
 * Turns blocks into reports. Speed and bit rate are taken over the last seconds and not from ffmpeg: with source timestamps its
 * own numbers are relative to the publication's start.
 *
 * QUIRK(ffmpeg 5): with `-copyts` and several outputs `out_time_us` is wrong in a run that does not begin at timestamp 0: the first
 * timestamp is subtracted once for each output, so that it stands still between two posters (tried with 5.1.9). What is packaged is
 * measured by its own timestamps instead.
 */
export class ProgressMeter {
  #reports: Report[] = [];

  /** @param packaged null when ffmpeg writes its output itself */
  read(block: ProgressBlock, now: Date, packaged: Packaged | null): Progress {
    const report = {
      atMs: now.getTime(),
      outTimeSeconds: packaged?.mediaSeconds ?? numberOf(block['out_time_us']) / 1e6,
      bytes: packaged?.bytes ?? numberOf(block['total_size']),
    };
    this.#reports = [...this.#reports.filter(({ atMs }) => report.atMs - atMs <= averagedOverMs), report];
    const first = this.#reports[0] ?? report;
    const seconds = (report.atMs - first.atMs) / 1000;
    return {
      at: now.toISOString(),
      frames: numberOf(block['frame']),
      framesPerSecond: numberOf(block['fps']),
      bitrate: seconds > 0 ? bounded(Math.round(((report.bytes - first.bytes) * 8) / seconds)) : null,
      speed: seconds > 0 ? bounded((report.outTimeSeconds - first.outTimeSeconds) / seconds) : null,
      droppedFrames: numberOf(block['drop_frames']),
      duplicatedFrames: numberOf(block['dup_frames']),
      outTimeSeconds: report.outTimeSeconds,
    };
  }
}

/** Larger is nonsense; the contract refuses it, and with it the report of every task of the agent. */
const largest = 1e15;

/** `N/A`, negative and absurd values become 0. */
function numberOf(text: string | undefined): number {
  const value = Number.parseFloat(text ?? '');
  return value > 0 && value <= largest ? value : 0;
}

function bounded(value: number): number {
  return Math.min(largest, Math.max(0, value));
}
