import type { Grant } from '@app/contract';
import type { Logger } from '@app/kit';
import { taskTypes } from '@app/tasks';
import { Inject, Injectable } from '@nestjs/common';
import { nowInstant, nowMs } from '../clock.js';
import { CONCIERGE_CONFIG, type ConciergeConfig } from '../config.js';
import { LAYOUT, type Layout } from '../layout.js';
import { LOGGER } from '../logger.js';
import type { ProgramKey } from '../supervisor/program.js';
import { ProgramsService } from '../supervisor/programs.service.js';
import type { Changes } from './diff.js';
import { checkGrant, type RunnerTerms } from './grant.js';
import { isDue } from './start.js';
import { TaskBook, type Entry } from './task-book.js';
import { TaskJobs } from './task-jobs.service.js';
import { TaskFolders } from './task-folders.store.js';

/** Tasks that were found without a process wait this long for portier to say whether they are still wanted. */
const holdMs = 5_000;

/** Decides what to start, stop and adopt, and keeps the book of all tasks here. */
@Injectable()
export class TasksService {
  readonly book = new TaskBook();
  private readonly folders: TaskFolders;
  private readonly terms: RunnerTerms;
  private readonly jobs: TaskJobs;
  private heldUntilMs = 0;

  constructor(
    private readonly programs: ProgramsService,
    @Inject(LAYOUT) layout: Layout,
    @Inject(CONCIERGE_CONFIG) config: ConciergeConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.folders = new TaskFolders(layout.tasksDir, layout.endedDir);
    this.jobs = new TaskJobs(this.book, this.folders, programs, logger);
    this.terms = {
      ffmpegPath: config.CONCIERGE_FFMPEG_PATH,
      ffprobePath: config.CONCIERGE_FFPROBE_PATH,
      store: config.CONCIERGE_STORE,
      directorUrls: config.CONCIERGE_DIRECTOR_URLS,
      announceToken: config.CONCIERGE_ANNOUNCE_TOKEN,
      allowPrivateTargets: config.CONCIERGE_ALLOW_PRIVATE_TARGETS,
    };
  }

  /**
   * Takes over what an earlier agent of this work folder left: running programs stay untouched, stops are finished.
   * @param isFresh supervisord had to be started, so none of them runs
   */
  async adopt(isFresh: boolean): Promise<void> {
    const now = nowInstant();
    for (const found of await this.folders.find()) {
      const entry = this.book.add(found.key, { now });
      await this.jobs.readState(entry);
      this.jobs.observeState(entry);
      if (found.kind === 'unreadable') this.jobs.stopOne(entry, 'unknown');
      else if (found.stop !== null) this.jobs.stopOne(entry, found.stop);
    }
    for (const key of await this.programs.known()) {
      if (this.book.get(key) === undefined) this.jobs.stopOne(this.book.add(key, { now }), 'unknown');
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
      if (entry !== undefined) this.jobs.stopOne(entry, reason);
    }
    const entries = start.map((grant) => this.accept(grant)).filter((entry) => entry !== undefined);
    this.jobs.startMany(entries);
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
      if (this.book.get(key) === undefined) this.jobs.stopOne(this.book.add(key, { now }), 'unknown');
    }
    const idle = this.book.all().filter(({ isBusy }) => !isBusy);
    for (const entry of idle.filter(({ phase }) => phase === 'stopping')) this.jobs.endAgain(entry);
    if (performance.now() < this.heldUntilMs) return;
    this.jobs.startMany(idle.filter((entry) => isDue(entry, nowMs())));
  }

  /** Tasks that have not been told to stop. */
  running(): number {
    return this.book.all().filter(({ phase }) => phase === 'wanted').length;
  }

  /** Hands all tasks over and waits until none is left. */
  async drain(): Promise<void> {
    for (const entry of this.book.all()) this.jobs.stopOne(entry, 'moved');
    await Promise.all(this.book.all().map(({ work }) => work));
  }

  /** Ends watching; programs go on. */
  close(): void {
    this.jobs.close();
  }

  private accept(grant: Grant): Entry | undefined {
    const { leaseToken, description } = grant;
    const key = { taskId: description.taskId, leaseToken };
    const checked = checkGrant(grant, taskTypes, this.terms);
    if (checked.kind === 'bad') {
      this.refuse(key, checked.code, checked.sentence);
      return undefined;
    }
    this.logger.info({ ...key, type: description.type, stream: description.stream.name }, 'task accepted');
    return this.book.add(key, { now: nowInstant(), spec: checked.spec, takenAtMs: performance.now() });
  }
}
