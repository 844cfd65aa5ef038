import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { runnerFiles, runnerStop, type RunnerSpec, type StopReason } from '@app/contract';
import type { ClassifiedError, CommandPlan, TaskType } from '@app/tasks';
import { backoffMs, goodRunMs } from './backoff.js';
import { classifyRun } from './classify.js';
import { FfmpegRun } from './ffmpeg-run.loop.js';
import { HlsSession } from './hls-session.service.js';
import { readJsonIfPresent } from './kit.js';
import { maskOf, type Mask } from './mask.js';
import type { Packager } from './packager.service.js';
import { PackagingRun } from './packaging-run.js';
import { Preparation, type Prepared } from './preparation.service.js';
import { errorOfProblem, noteOfProblem, taskErrorOf, type RunProblem } from './run-problem.js';
import { StateFile } from './state-file.loop.js';
import type { Store } from './store.js';
import { TaskLog } from './task-log.store.js';

export interface RunnerOptions {
  folder: string;
  spec: RunnerSpec;
  type: TaskType;
  /** Parameters as the type's schema read them. */
  params: unknown;
  store: Store;
}

/** How an attempt ended: stopped on demand, to be repeated at once, or failed. */
type Attempt = { kind: 'stopped' } | { kind: 'again' } | { kind: 'failed'; error: ClassifiedError; lastedMs: number };

const shortestStallMs = 10_000;
/** A source that went away may be back any moment. */
const inputRetryCapMs = 2_000;
const pollPosterMs = 500;

/**
 * Runs one task until it is told to stop: looks at the input, starts ffmpeg, watches it, starts it again, and says in `state.json` how
 * it goes. Never ends by itself: an agent must be able to read why a task failed.
 */
export class Runner {
  readonly #state: StateFile;
  readonly #log: TaskLog;
  readonly #stopping = new AbortController();
  readonly #hls: HlsSession;
  readonly #preparation: Preparation;
  #mask: Mask;
  #stopReason: StopReason | undefined;
  #run: FfmpegRun | undefined;
  #runProblem: RunProblem | undefined;
  /** Since it last ran well. */
  #failures = 0;
  #tryBeganAt = 0;

  constructor(private readonly options: RunnerOptions) {
    const { folder, spec, type, params, store } = options;
    this.#mask = maskOf(spec.description.inputUrl, spec.description.stream.name, []);
    this.#log = new TaskLog(join(folder, runnerFiles.log), this.#mask);
    this.#state = new StateFile(join(folder, runnerFiles.state), {
      ...{ taskId: spec.description.taskId, leaseToken: spec.leaseToken, state: 'starting', pid: process.pid },
      ...{ tries: 1 },
      ...{ since: new Date().toISOString(), attempts: 0, ffmpegPid: null, nextAttemptAt: null, error: null },
      ...{ progress: null, command: null, logTail: [] },
    });
    this.#hls = new HlsSession({
      ...{ spec, type, store },
      note: (sentence) => this.#log.note(sentence),
      onProblem: (problem) => this.#endRunFor(problem),
      onStoreError: (error) => this.#showStoreError(error),
    });
    this.#preparation = new Preparation({
      ...{ folder, spec, type, params, hls: this.#hls, stopping: this.#stopping.signal },
      onMask: (mask) => {
        this.#mask = mask;
        this.#log.setMask(mask);
      },
    });
  }

  /** Resolves after `stop`, when everything is stored and said. */
  async run(): Promise<void> {
    this.#state.change({});
    while (this.#stopReason === undefined) {
      const attempt = await this.#attempt();
      if (attempt.kind === 'failed') await this.#fail(attempt);
    }
    await this.#hls.close(this.#isOver() ? 'over' : this.#stopReason === 'moved' ? 'elsewhere' : 'open');
    this.#state.change({ state: 'stopped', ffmpegPid: null, nextAttemptAt: null, logTail: this.#log.tail });
    await this.#state.settle();
  }

  /** Ends the task for the reason in `stop.json`; without one it is handed over. Safe to call twice. */
  async stop(): Promise<void> {
    if (this.#stopReason !== undefined) return;
    const file = await readJsonIfPresent(join(this.options.folder, runnerFiles.stop)).catch(() => undefined);
    this.#stopReason = runnerStop.safeParse(file).data?.reason ?? 'unknown';
    this.#log.note(`stopping (${this.#stopReason})`);
    this.#stopping.abort();
    // Somebody else may be running already: not one more packet to the target.
    if (this.#stopReason === 'lease_lost') this.#run?.kill();
    else await this.#run?.finish();
  }

  async #attempt(): Promise<Attempt> {
    this.#tryBeganAt = performance.now();
    this.#runProblem = undefined;
    this.#log.beginRun();
    const prepared = await this.#preparation.prepare();
    if (this.#stopReason !== undefined) return { kind: 'stopped' };
    if ('code' in prepared) return { kind: 'failed', error: prepared, lastedMs: 0 };
    return this.#runFfmpeg(prepared);
  }

  async #runFfmpeg({ plan, packager, isFirstRun }: Prepared): Promise<Attempt> {
    const { folder, spec, type, params } = this.options;
    for (const notice of plan.notices ?? []) this.#log.note(notice);
    const packaging = packager === null ? null : this.#packagingRun(plan, packager, isFirstRun);
    const run = new FfmpegRun({
      ...{ ffmpegPath: spec.ffmpegPath, plan, taskFolder: folder, packaging },
      stallAfterMs: Math.max(shortestStallMs, 4_000 * (plan.packaging?.segmentSeconds ?? 0)),
      onLog: (line) => this.#log.add(line),
      onProgress: (progress) => this.#showProgress(progress),
    });
    this.#run = run;
    this.#state.change({
      ...{ ffmpegPid: run.pid, attempts: this.#state.current.attempts + 1, nextAttemptAt: null },
      tries: this.#failures + 1,
      command: [spec.ffmpegPath, ...plan.argv].map(this.#mask),
    });
    const poster = this.#watchPoster(plan, packager);
    const end = await run.ended();
    clearInterval(poster);
    this.#run = undefined;
    const sourceEnded = end.code === 0 && this.#stopReason === undefined;
    packaging?.end(this.#isOver() ? 'kept' : sourceEnded ? 'kept_when_alone' : 'dropped');
    if (this.#stopReason !== undefined) return { kind: 'stopped' };
    const lastedMs = performance.now() - this.#tryBeganAt;
    const problem = await this.#afterRunProblem();
    if (problem !== undefined) return problem;
    const lines = this.#log.rawLines;
    const isOwnDoing = end.stall !== null || end.spawnErrno !== null;
    const own = isOwnDoing ? undefined : type.classify?.(lines, params);
    return { kind: 'failed', error: own ?? classifyRun(lines, end, this.#preparation.facts), lastedMs };
  }

  #packagingRun(plan: CommandPlan, packager: Packager, isFirstRun: boolean): PackagingRun {
    return new PackagingRun({
      outputs: plan.outputs,
      packager,
      segmentSeconds: plan.packaging?.segmentSeconds ?? 1,
      isJoining: !isFirstRun,
      onBroken: (problem) => this.#endRunFor(problem),
    });
  }

  #watchPoster(plan: CommandPlan, packager: Packager | null): NodeJS.Timeout | undefined {
    const file = plan.posterFile;
    if (file === null || packager === null) return undefined;
    return setInterval(() => void packager.checkPoster(join(this.options.folder, file)), pollPosterMs);
  }

  #endRunFor(problem: RunProblem): void {
    this.#runProblem = problem;
    this.#run?.kill();
  }

  /** What our own packaging had against the run, if that ended it. */
  async #afterRunProblem(): Promise<Attempt | undefined> {
    const problem = this.#runProblem;
    if (problem === undefined) return undefined;
    const [note, error] = [noteOfProblem(problem), errorOfProblem(problem)];
    if (note !== null) this.#log.note(note);
    if (error !== null) return { kind: 'failed', lastedMs: 0, error };
    this.#preparation.forgetInput();
    await this.#hls.beginNewSection();
    return { kind: 'again' };
  }

  async #fail({ error, lastedMs }: Extract<Attempt, { kind: 'failed' }>): Promise<void> {
    this.#failures = lastedMs >= goodRunMs ? 1 : this.#failures + 1;
    if (!error.code.startsWith('ffmpeg_')) this.#preparation.forgetInput();
    this.#log.note(error.sentence);
    const shown = { error: shownError(error), tries: this.#failures, ffmpegPid: null, logTail: this.#log.tail };
    if (!error.retryable) {
      this.#state.change({ ...shown, state: 'failed', nextAttemptAt: null });
      await this.#untilStopped(undefined);
      return;
    }
    const cap = error.fault === 'publisher' ? inputRetryCapMs : undefined;
    const waitMs = backoffMs(this.#failures, Math.random(), cap);
    const nextAttemptAt = new Date(Date.now() + waitMs).toISOString();
    this.#state.change({ ...shown, state: 'retrying', nextAttemptAt });
    await this.#untilStopped(waitMs);
  }

  async #untilStopped(atMostMs: number | undefined): Promise<void> {
    const longest = 2 ** 31 - 1;
    await delay(atMostMs ?? longest, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
  }

  #showProgress(progress: NonNullable<RunnerProgress>): void {
    if (this.#stopReason !== undefined) return;
    const isMoving = progress.outTimeSeconds > 0;
    if (isMoving && performance.now() - this.#tryBeganAt >= goodRunMs) this.#failures = 0;
    const shown = { progress, tries: this.#failures + 1, logTail: this.#log.tail };
    if (isMoving && this.#state.current.state !== 'running') {
      this.#state.change({ ...shown, state: 'running', error: null });
    } else {
      this.#state.refresh(shown);
    }
  }

  #showStoreError(error: ClassifiedError | null): void {
    const shown = this.#state.current.error;
    if (error !== null && shown?.code !== error.code) {
      this.#log.note(error.sentence);
      this.#state.change({ error: shownError(error) });
    } else if (error === null && (shown?.code === 'disk_full' || shown?.code === 'store_failed')) {
      this.#state.change({ error: null });
    }
  }

  #isOver(): boolean {
    return this.#stopReason === 'ended' || this.#stopReason === 'removed';
  }
}

type RunnerProgress = StateFile['current']['progress'];

const shownError = (error: ClassifiedError) => taskErrorOf(error, new Date().toISOString());
