import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { runnerFiles, runnerStop, type RunnerSpec, type StopReason, type TaskError } from '@app/contract';
import type { ClassifiedError, CommandPlan, ProbedInput, TaskType } from '@app/tasks';
import { backoffMs, goodRunMs } from './backoff.js';
import { classifyRun, type RunFacts } from './classify.js';
import { FfmpegRun } from './ffmpeg-run.loop.js';
import { HlsSession } from './hls-session.service.js';
import { readJsonIfPresent } from './kit.js';
import { maskOf, type Mask } from './mask.js';
import type { Packager, PackagingProblem } from './packager.service.js';
import { PackagingRun } from './packaging-run.js';
import { probeInput } from './probe.process.js';
import { StateFile } from './state-file.loop.js';
import type { Store } from './store.js';
import { checkResolvedTarget, forbiddenTarget } from './target-check.js';
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

/** What our own packaging has against a run of ffmpeg. */
type RunProblem = PackagingProblem | { kind: 'clock_jump' | 'unreadable'; reason: string };

interface Prepared {
  plan: CommandPlan;
  packager: Packager | null;
  isFirstRun: boolean;
}

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
  #mask: Mask;
  #stopReason: StopReason | undefined;
  #run: FfmpegRun | undefined;
  #runProblem: RunProblem | undefined;
  #failures = 0;
  /** Kept while only ffmpeg fails: a second look would cost viewers half a second. */
  #probed: ProbedInput | undefined;

  constructor(private readonly options: RunnerOptions) {
    const { folder, spec, type, store } = options;
    this.#mask = maskOf(spec.description.inputUrl, spec.description.stream.name, []);
    this.#log = new TaskLog(join(folder, runnerFiles.log), this.#mask);
    this.#state = new StateFile(join(folder, runnerFiles.state), {
      ...{ taskId: spec.description.taskId, leaseToken: spec.leaseToken, state: 'starting', pid: process.pid },
      ...{ since: new Date().toISOString(), attempts: 0, ffmpegPid: null, nextAttemptAt: null, error: null },
      ...{ progress: null, command: null, logTail: [] },
    });
    this.#hls = new HlsSession({
      ...{ spec, type, store },
      note: (sentence) => this.#log.note(sentence),
      onProblem: (problem) => this.#endRunFor(problem),
      onStoreError: (error) => this.#showStoreError(error),
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
    const startedAt = performance.now();
    this.#runProblem = undefined;
    this.#log.beginRun();
    const prepared = await this.#prepare();
    if (this.#stopReason !== undefined) return { kind: 'stopped' };
    if ('code' in prepared) return { kind: 'failed', error: prepared, lastedMs: 0 };
    return this.#runFfmpeg(prepared, startedAt);
  }

  /** The plan of the next run, or why there is none. */
  async #prepare(): Promise<Prepared | ClassifiedError> {
    const { spec, type, params } = this.options;
    const forbidden = await this.#checkTarget();
    if (forbidden !== null) return forbidden;
    if (!type.needsProbe) {
      return { plan: this.#plan({ probed: null, isFirstRun: true }), packager: null, isFirstRun: true };
    }
    if (this.#probed !== undefined) return this.#prepareHls(this.#probed);
    const outcome = await probeInput(spec.ffprobePath, this.#facts(), {
      keyframeSeconds: type.needsKeyframeProbe?.(params) ?? null,
      signal: this.#stopping.signal,
    });
    if (outcome.kind === 'failed') return outcome.error;
    this.#probed = outcome.probed;
    return this.#prepareHls(outcome.probed);
  }

  async #prepareHls(probed: ProbedInput): Promise<Prepared | ClassifiedError> {
    const draft = this.#plan({ probed, isFirstRun: true });
    if (draft.packaging === null) return { plan: draft, packager: null, isFirstRun: true };
    try {
      const opened = await this.#hls.open(probed, draft.packaging.segmentSeconds);
      const isFirstRun = this.#hls.isFirstRun(draft.outputs.map(({ rendition }) => rendition.id));
      const plan = this.#plan({ probed, agreed: opened.section.agreed, isFirstRun });
      const packager = await this.#hls.packagerFor(opened, plan.packaging ?? draft.packaging);
      return packager === undefined ? leaseLost : { plan, packager, isFirstRun };
    } catch (error) {
      const reason = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
      const sentence = `The segment store cannot be used (${reason}); check that its folder is there and writable.`;
      return { code: 'store_failed', fault: 'operator', retryable: true, sentence };
    }
  }

  #facts(): RunFacts {
    return { inputUrl: this.options.spec.description.inputUrl, graceMs: this.options.type.publishGraceMs };
  }

  async #checkTarget(): Promise<ClassifiedError | null> {
    const { spec, type, params } = this.options;
    const allowPrivate = spec.allowPrivateTargets;
    const problem = type.checkTarget?.(params as { url: string }, { allowPrivate }) ?? null;
    if (problem !== null) return forbiddenTarget(problem);
    const host = type.targetHost?.(params) ?? null;
    return host === null ? null : checkResolvedTarget(host, allowPrivate);
  }

  #plan(input: { probed: ProbedInput | null; agreed?: ProbedInput; isFirstRun: boolean }): CommandPlan {
    const { folder, spec, type, params } = this.options;
    const { inputUrl, stream } = spec.description;
    const plan = type.command(params, { inputUrl, taskFolder: folder, ...input });
    this.#mask = maskOf(inputUrl, stream.name, plan.secrets);
    this.#log.setMask(this.#mask);
    return plan;
  }

  async #runFfmpeg({ plan, packager, isFirstRun }: Prepared, startedAt: number): Promise<Attempt> {
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
      command: [spec.ffmpegPath, ...plan.argv].map(this.#mask),
    });
    const poster = this.#watchPoster(plan, packager);
    const end = await run.ended();
    clearInterval(poster);
    this.#run = undefined;
    const sourceEnded = end.code === 0 && this.#stopReason === undefined;
    packaging?.end(this.#isOver() ? 'kept' : sourceEnded ? 'kept_when_alone' : 'dropped');
    if (this.#stopReason !== undefined) return { kind: 'stopped' };
    const lastedMs = performance.now() - startedAt;
    const problem = await this.#afterRunProblem();
    if (problem !== undefined) return problem;
    const lines = this.#log.rawLines;
    const isOwnDoing = end.stall !== null || end.spawnErrno !== null;
    const own = isOwnDoing ? undefined : type.classify?.(lines, params);
    return { kind: 'failed', error: own ?? classifyRun(lines, end, this.#facts()), lastedMs };
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
    switch (problem.kind) {
      case 'superseded':
        return { kind: 'failed', lastedMs: 0, error: leaseLost };
      case 'unreadable': {
        this.#log.note(`ffmpeg's output cannot be read: ${problem.reason}`);
        const sentence = 'ffmpeg wrote something that is no H.264 or AAC in fragmented MP4; use ffmpeg 5.1 or later.';
        const error = { code: 'output_unreadable', fault: 'portier' as const, retryable: true, sentence };
        return { kind: 'failed', lastedMs: 0, error };
      }
      default:
        this.#log.note(problem.kind === 'clock_jump' ? problem.reason : 'the source changed its codec settings');
        this.#probed = undefined;
        await this.#hls.beginNewSection();
        return { kind: 'again' };
    }
  }

  async #fail({ error, lastedMs }: Extract<Attempt, { kind: 'failed' }>): Promise<void> {
    this.#failures = lastedMs >= goodRunMs ? 1 : this.#failures + 1;
    if (!error.code.startsWith('ffmpeg_')) this.#probed = undefined;
    this.#log.note(error.sentence);
    const shown = { error: taskErrorOf(error), ffmpegPid: null, logTail: this.#log.tail };
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
    const shown = { progress, logTail: this.#log.tail };
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
      this.#state.change({ error: taskErrorOf(error) });
    } else if (error === null && (shown?.code === 'disk_full' || shown?.code === 'store_failed')) {
      this.#state.change({ error: null });
    }
  }

  #isOver(): boolean {
    return this.#stopReason === 'ended' || this.#stopReason === 'removed';
  }
}

const leaseLost: ClassifiedError = {
  code: 'lease_lost',
  fault: 'portier',
  retryable: false,
  sentence: 'Another agent has taken this task over.',
};

type RunnerProgress = StateFile['current']['progress'];

function taskErrorOf({ code, fault, sentence }: ClassifiedError): TaskError {
  return { code, fault, sentence, at: new Date().toISOString() };
}
