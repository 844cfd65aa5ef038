import type { StopReason, TaskReport } from '@app/contract';
import type { Logger } from '@app/kit';
import { nowInstant, nowMs } from '../clock.js';
import { metrics } from '../metrics.js';
import type { ProgramKey } from '../supervisor/program.js';
import type { ProgramsService } from '../supervisor/programs.service.js';
import { cannotStart } from './grant.js';
import { startBackoffMs } from './start.js';
import { StateWatchLoop } from './state-watch.loop.js';
import type { Entry, TaskBook } from './task-book.js';
import type { TaskFolders } from './task-folders.store.js';

/** Starting and ending programs: one job a task at a time, each task's jobs in the order they came. */
export class TaskJobs {
  private readonly watch = new StateWatchLoop();

  constructor(
    private readonly book: TaskBook,
    private readonly folders: TaskFolders,
    private readonly programs: ProgramsService,
    private readonly logger: Logger,
  ) {}

  /** Ends watching; programs go on. */
  close(): void {
    this.watch.stop();
  }

  /** Goes on with a stop that could not be finished. */
  endAgain(entry: Entry): void {
    this.queue(entry, () => this.end(entry));
  }

  /** One supervisord reload for all; an older lease of the same task ends first, so that a target sees one pusher. */
  startMany(entries: readonly Entry[]): void {
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
    else if (entry.failedStarts === 1)
      this.logger.error({ taskId, leaseToken, err: failure }, 'task cannot be started');
    this.book.note(entry, now);
  }

  stopOne(entry: Entry, reason: StopReason): void {
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

  observeState(entry: Entry): void {
    this.watch.add(this.folders.pathOf(entry), () => void this.readState(entry));
  }

  async readState(entry: Entry): Promise<void> {
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
