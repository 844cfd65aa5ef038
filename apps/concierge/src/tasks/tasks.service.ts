import type { Grant, RunnerSpec, StopReason, TaskError, TaskReport } from '@app/contract';
import type { Logger } from '@app/kit';
import { taskTypes } from '@app/tasks';
import { Inject, Injectable } from '@nestjs/common';
import { nowInstant, nowMs } from '../clock.js';
import { CONCIERGE_CONFIG, type ConciergeConfig } from '../config.js';
import { LAYOUT, type Layout } from '../layout.js';
import { LOGGER } from '../logger.js';
import { metrics } from '../metrics.js';
import type { ProgramKey } from '../supervisor/program.js';
import { ProgramsService } from '../supervisor/programs.service.js';
import type { Changes } from './diff.js';
import { StateWatchLoop } from './state-watch.loop.js';
import { isDue, startBackoffMs } from './start.js';
import { TaskBook, type Entry } from './task-book.js';
import { TaskFolders } from './task-folders.js';

/** Tasks that were found without a process wait this long for portier to say whether they are still wanted. */
const holdMs = 5_000;

/** Starts, stops and adopts the programs of tasks, one job a task at a time, and keeps the book of them. */
@Injectable()
export class TasksService {
  readonly book = new TaskBook();
  private readonly folders: TaskFolders;
  private readonly watch = new StateWatchLoop();
  private heldUntilMs = 0;

  constructor(
    private readonly programs: ProgramsService,
    @Inject(LAYOUT) layout: Layout,
    @Inject(CONCIERGE_CONFIG) private readonly config: ConciergeConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.folders = new TaskFolders(layout.tasksDir, layout.endedDir);
  }

  /**
   * Takes over what an earlier agent of this work folder left: running programs stay untouched, stops are finished.
   * @param isFresh supervisord had to be started, so none of them runs
   */
  async adopt(isFresh: boolean): Promise<void> {
    const now = nowInstant();
    for (const found of await this.folders.find()) {
      const entry = this.book.add(found.key, { now });
      await this.readState(entry);
      this.observeState(entry);
      if (found.kind === 'unreadable') this.stopOne(entry, 'unknown');
      else if (found.stop !== null) this.stopOne(entry, found.stop);
    }
    for (const key of await this.programs.known()) {
      if (this.book.get(key) === undefined) this.stopOne(this.book.add(key, { now }), 'unknown');
    }
    if (isFresh) this.heldUntilMs = performance.now() + holdMs;
    const tasks = this.book.all().length;
    if (tasks > 0) this.logger.info({ tasks, isFresh }, 'tasks of an earlier agent found');
  }

  /** Does what portier's answer asks for. Returns at once; the work goes on, and the book has it already. */
  apply({ start, stop }: Changes): void {
    this.heldUntilMs = 0;
    for (const { reason, ...key } of stop) {
      const entry = this.book.get(key);
      if (entry !== undefined) this.stopOne(entry, reason);
    }
    const entries = start.map((grant) => this.accept(grant)).filter((entry) => entry !== undefined);
    this.startMany(entries);
  }

  /** A grant this agent cannot even try is reported failed, until portier takes it back. */
  refuse(key: ProgramKey, code: string, sentence: string): void {
    if (this.book.get(key) !== undefined) return;
    const at = nowInstant();
    const entry = this.book.add(key, { now: at });
    this.book.refuse(entry, { code, fault: 'portier', sentence, at });
    this.logger.error({ taskId: key.taskId, leaseToken: key.leaseToken, reason: code }, 'grant refused');
    this.book.note(entry, at);
  }

  /**
   * Compares what supervisord runs with what is wanted: removes what nobody knows, starts what is missing, goes on with
   * what was interrupted. Run once a second and after supervisord came back.
   */
  async supervise(): Promise<void> {
    const askedAtMs = nowMs();
    const processes = await this.programs.list();
    const now = nowInstant();
    for (const entry of this.book.all()) {
      const info = processes.find(
        ({ key }) => key.taskId === entry.taskId && key.leaseToken === entry.leaseToken,
      )?.info;
      entry.process = info === undefined ? null : { info, askedAtMs };
      this.book.note(entry, now);
    }
    for (const { key } of processes) {
      if (this.book.get(key) === undefined) this.stopOne(this.book.add(key, { now }), 'unknown');
    }
    const idle = this.book.all().filter(({ isBusy }) => !isBusy);
    for (const entry of idle.filter(({ phase }) => phase === 'stopping')) this.queue(entry, () => this.end(entry));
    if (performance.now() < this.heldUntilMs) return;
    this.startMany(idle.filter((entry) => isDue(entry, nowMs())));
  }

  /** Hands all tasks over and waits until none is left. */
  async drain(): Promise<void> {
    for (const entry of this.book.all()) this.stopOne(entry, 'moved');
    await Promise.all(this.book.all().map(({ work }) => work));
  }

  /** Ends watching; programs go on. */
  close(): void {
    this.watch.stop();
  }

  private accept(grant: Grant): Entry | undefined {
    const { leaseToken, description } = grant;
    const key = { taskId: description.taskId, leaseToken };
    const type = taskTypes.get(description.type);
    if (type === undefined) {
      const known = [...taskTypes.keys()].join(', ');
      this.refuse(key, 'unknown_task_type', `This agent knows no task type of that name, only ${known}; upgrade it.`);
      return undefined;
    }
    const params = type.params.safeParse(description.params);
    if (!params.success) {
      const fields = params.error.issues.map(({ path }) => path.join('.')).join(', ');
      this.refuse(key, 'bad_grant', `The parameters of the task are not valid: ${fields.slice(0, 300)}.`);
      return undefined;
    }
    this.logger.info({ ...key, type: description.type, stream: description.stream.name }, 'task accepted');
    return this.book.add(key, { now: nowInstant(), spec: this.toSpec(grant), takenAtMs: performance.now() });
  }

  private toSpec({ leaseToken, description }: Grant): RunnerSpec {
    return {
      leaseToken,
      description,
      ffmpegPath: this.config.CONCIERGE_FFMPEG_PATH,
      ffprobePath: this.config.CONCIERGE_FFPROBE_PATH,
      store: this.config.CONCIERGE_STORE,
      directorUrls: this.config.CONCIERGE_DIRECTOR_URLS,
      announceToken: this.config.CONCIERGE_ANNOUNCE_TOKEN,
      allowPrivateTargets: this.config.CONCIERGE_ALLOW_PRIVATE_TARGETS,
    };
  }

  /** One supervisord reload for all; an older lease of the same task ends first, so that a target sees one pusher. */
  private startMany(entries: readonly Entry[]): void {
    const waiting = entries.filter((entry) => this.predecessors(entry).length > 0);
    const free = entries.filter((entry) => !waiting.includes(entry));
    for (const entry of waiting) {
      const ended = Promise.all(this.predecessors(entry).map(({ work }) => work));
      this.queue(entry, () => ended.then(() => this.start([entry])));
    }
    if (free.length === 0) return;
    const started = Promise.all(free.map(({ work }) => work)).then(() => this.start(free));
    for (const entry of free) this.queue(entry, () => started);
  }

  private predecessors({ taskId, leaseToken }: Entry): Entry[] {
    return this.book
      .all()
      .filter((other) => other.taskId === taskId && other.leaseToken < leaseToken && other.phase === 'stopping');
  }

  private async start(entries: readonly Entry[]): Promise<void> {
    const wanted = entries.filter(({ phase }) => phase === 'wanted');
    const failures = new Map<ProgramKey, unknown>();
    const fail = (entry: Entry) => (error: unknown) => void failures.set(entry, error);
    await Promise.all(wanted.map((entry) => this.writeSpec(entry).catch(fail(entry))));
    const ready = wanted.filter((entry) => !failures.has(entry));
    try {
      if (ready.length > 0) for (const [key, error] of await this.programs.start(ready)) failures.set(key, error);
    } catch (error) {
      for (const entry of ready) failures.set(entry, error);
    }
    for (const entry of wanted) this.settle(entry, failures.get(entry));
  }

  private async writeSpec(entry: Entry): Promise<void> {
    if (entry.spec !== null) await this.folders.writeSpec(entry.spec);
    entry.spec = null;
    this.observeState(entry);
  }

  /** @param failure why it could not be started; undefined = it was */
  private settle(entry: Entry, failure: unknown): void {
    const { taskId, leaseToken } = entry;
    const now = nowInstant();
    entry.failedStarts = failure === undefined ? 0 : entry.failedStarts + 1;
    entry.error = failure === undefined ? null : cannotStart(failure, now);
    entry.nextAttemptAt =
      failure === undefined ? null : new Date(nowMs() + startBackoffMs(entry.failedStarts)).toISOString();
    if (failure === undefined) this.logger.info({ taskId, leaseToken }, 'task program started');
    else if (entry.failedStarts === 1) this.logger.error({ taskId, leaseToken, err: failure }, 'task cannot be started');
    this.book.note(entry, now);
  }

  private stopOne(entry: Entry, reason: StopReason): void {
    const { taskId, leaseToken } = entry;
    const now = nowInstant();
    if (!this.book.advance(entry, 'stop', now, reason)) return;
    this.logger.info({ taskId, leaseToken, reason }, 'task stops');
    this.book.note(entry, now);
    if (entry.phase === 'stopping') this.queue(entry, () => this.end(entry));
  }

  /** What fails here is tried again by the next `supervise`. */
  private async end(entry: Entry): Promise<void> {
    if (entry.phase !== 'stopping') return;
    const { taskId, leaseToken } = entry;
    try {
      // A folder that was never written has nobody to tell. A full disk must not keep a program from ending.
      await this.folders.writeStop(entry, entry.stopReason ?? 'moved').catch((error: unknown) => {
        this.logger.warn({ taskId, leaseToken, err: error }, 'stop reason cannot be written, the task hands over');
      });
      await this.programs.remove(entry);
      this.watch.remove(this.folders.pathOf(entry));
      await this.readState(entry);
      await this.folders.retire(entry);
      this.book.advance(entry, 'gone', nowInstant());
      this.logger.info({ taskId, leaseToken, reason: entry.stopReason }, 'task stopped');
    } catch (error) {
      this.logger.warn({ taskId, leaseToken, err: error }, 'task cannot be stopped yet');
    }
    this.book.note(entry, nowInstant());
  }

  private queue(entry: Entry, job: () => Promise<void>): void {
    const run = async () => {
      entry.isBusy = true;
      await job();
    };
    const work: Promise<void> = entry.work.then(run).finally(() => {
      if (entry.work === work) entry.isBusy = false;
    });
    entry.isBusy = true;
    entry.work = work;
  }

  private observeState(entry: Entry): void {
    this.watch.add(this.folders.pathOf(entry), () => void this.readState(entry));
  }

  private async readState(entry: Entry): Promise<void> {
    const { taskId, leaseToken } = entry;
    try {
      entry.seen = (await this.folders.readState(entry)) ?? entry.seen;
    } catch (error) {
      this.logger.warn({ taskId, leaseToken, err: error }, 'state file of a runner cannot be read');
    }
    this.measureStart(entry, this.book.note(entry, nowInstant()));
  }

  private measureStart(entry: Entry, { state }: TaskReport): void {
    if (state !== 'running' || entry.hasRun) return;
    entry.hasRun = true;
    if (entry.takenAtMs !== null) metrics.startSeconds.observe((performance.now() - entry.takenAtMs) / 1000);
  }
}

function cannotStart(failure: unknown, at: string): TaskError {
  const reason = failure instanceof Error ? failure.message : 'unknown reason';
  return {
    code: 'agent_cannot_start',
    fault: 'portier',
    sentence: `The agent cannot start the task and tries again: ${reason.slice(0, 400)}`,
    at,
  };
}
