import type { Progress } from '@app/contract';
import type { CommandPlan } from '@app/tasks';
import type { RunEnd } from './classify.js';
import { FfmpegProcess } from './ffmpeg.process.js';
import { ProgressMeter, ProgressReader, type ProgressBlock } from './progress.js';
import type { PackagingRun } from './packaging-run.js';
import { SourceMeters } from './source-meters.js';
import { whyStalled, type Stall } from './stall.process.js';

export interface FfmpegRunOptions {
  ffmpegPath: string;
  plan: CommandPlan;
  taskFolder: string;
  packaging: PackagingRun | null;
  /** No new media for this long: ffmpeg is killed. */
  stallAfterMs: number;
  onLog: (line: string) => void;
  onProgress: (progress: Progress) => void;
}

const watchEveryMs = 500;
/** Looks that are so far apart say that this process stood still, and not ffmpeg. */
const standstillMs = 4 * watchEveryMs;
const finishWithinMs = 5_000;

/** QUIRK(ffmpeg 5): warnings about our own fixed choices, which tell nobody anything. */
const noise = /No meaningful edit list will be written|deprecated pixel format used/;

/** One run of ffmpeg with its progress and its watchdog. */
export class FfmpegRun {
  readonly #process: FfmpegProcess;
  readonly #reader = new ProgressReader();
  readonly #meter = new ProgressMeter();
  readonly #source: SourceMeters;
  readonly #startedAt = performance.now();
  #lastAdvanceAt = performance.now();
  #watchedAt = performance.now();
  #advancedTo = 0;
  #stall: Promise<Stall> | undefined;
  #hadProgress = false;

  constructor(private readonly options: FfmpegRunOptions) {
    const { ffmpegPath, plan, taskFolder, packaging, onLog } = options;
    const { argv, outputs, meters = [] } = plan;
    this.#source = new SourceMeters(meters);
    this.#process = new FfmpegProcess({
      ...{ ffmpegPath, argv, cwd: taskFolder, pipes: outputs.length + meters.length },
      onLog: (line) => (noise.test(line) ? undefined : onLog(line)),
      onProgress: (text) => this.#reader.push(text).forEach((block) => this.#advance(block)),
      onOutput: (position, chunk) => {
        if (position < outputs.length) packaging?.feed(position, chunk);
        else this.#source.feed(position - outputs.length, chunk.toString('latin1'), performance.now());
      },
    });
  }

  get pid(): number | null {
    return this.#process.pid;
  }

  /** How ffmpeg ended, after its last output was handed over. */
  async ended(): Promise<RunEnd> {
    this.#watchedAt = performance.now();
    const watchdog = setInterval(() => this.#watch(), watchEveryMs);
    const end = await this.#process.ended;
    clearInterval(watchdog);
    return {
      ...end,
      stall: (await this.#stall) ?? null,
      hadProgress: this.#hadProgress,
      lastedMs: performance.now() - this.#startedAt,
    };
  }

  /** Lets ffmpeg write out what it has. */
  async finish(): Promise<void> {
    await this.#process.stop(finishWithinMs);
  }

  kill(): void {
    this.#process.kill();
  }

  #advance(block: ProgressBlock): void {
    const progress = this.#meter.read(block, new Date(), this.options.packaging);
    if (progress.outTimeSeconds > this.#advancedTo) {
      this.#advancedTo = progress.outTimeSeconds;
      this.#lastAdvanceAt = performance.now();
      this.#hadProgress = true;
    }
    const { meters = [] } = this.options.plan;
    this.options.onProgress(meters.length === 0 ? progress : { ...progress, ...this.#source.read(performance.now()) });
  }

  #watch(): void {
    const now = performance.now();
    // What ffmpeg said meanwhile has not been read yet: the next look decides.
    const stoodStill = now - this.#watchedAt > standstillMs;
    this.#watchedAt = now;
    if (stoodStill || now - this.#lastAdvanceAt < this.options.stallAfterMs) return;
    const { pid } = this;
    this.#stall ??= pid === null ? Promise.resolve('hung') : whyStalled(pid);
    void this.#stall.then(() => this.#process.kill());
  }
}
