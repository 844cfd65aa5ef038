import { appendFileSync, renameSync, statSync } from 'node:fs';
import type { Mask } from './mask.js';

const rotateAtBytes = 1024 * 1024;
const tailLines = 50;
const longestTailLine = 500;
/** ffmpeg can repeat a complaint for every packet; the disk and the page must survive it. */
const linesASecond = 50;

/**
 * `ffmpeg.log` of a task: what ffmpeg and the runner say, secrets masked, at most two files of 1 MiB. Also keeps the last lines
 * as they came, for the classification of an error.
 */
export class TaskLog {
  #raw: string[] = [];
  #tail: string[] = [];
  #size: number;
  #second = 0;
  #inSecond = 0;

  constructor(
    private readonly path: string,
    private mask: Mask,
  ) {
    this.#size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  }

  /** Secrets of a new run; earlier lines are already masked. */
  setMask(mask: Mask): void {
    this.mask = mask;
  }

  /** A line of ffmpeg. */
  add(line: string): void {
    this.#raw = [...this.#raw.slice(1 - tailLines), line];
    this.#write(this.mask(line));
  }

  /** A line of the runner itself. */
  note(sentence: string): void {
    this.#write(this.mask(`portier: ${sentence}`));
  }

  /** Last lines of the current run, not masked: for classification only. */
  beginRun(): void {
    this.#raw = [];
  }

  get rawLines(): readonly string[] {
    return this.#raw;
  }

  get tail(): string[] {
    return this.#tail;
  }

  #write(masked: string): void {
    this.#tail = [...this.#tail.slice(1 - tailLines), masked.slice(0, longestTailLine)];
    const now = new Date();
    const second = Math.floor(now.getTime() / 1000);
    this.#inSecond = second === this.#second ? this.#inSecond + 1 : 1;
    this.#second = second;
    if (this.#inSecond > linesASecond) return;
    this.#append(`${now.toISOString()} ${masked}\n`);
  }

  #append(text: string): void {
    try {
      if (this.#size > rotateAtBytes) {
        renameSync(this.path, `${this.path}.1`);
        this.#size = 0;
      }
      appendFileSync(this.path, text, { mode: 0o600 });
      this.#size += Buffer.byteLength(text);
    } catch {
      // A full disk must not end a live stream.
    }
  }
}
