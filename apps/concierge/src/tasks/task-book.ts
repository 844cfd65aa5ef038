import type { RunnerSpec, StopReason, TaskError, TaskReport } from '@app/contract';
import type { ProgramKey } from '../supervisor/program.js';
import { keyText } from './diff.js';
import { advance, fitReports, isNews, toReport, type LocalTask, type PhaseEvent } from './local-task.js';

/** Log lines of all tasks together in one heartbeat; portier reads at most 1 MiB. */
const mostLogBytes = 400_000;

/** A task of the book, with what the service needs to work on it. */
export interface Entry extends LocalTask {
  /** Not on disk yet. */
  spec: RunnerSpec | null;
  /** Something is being done with it; what comes next waits for this. */
  work: Promise<void>;
  isBusy: boolean;
  /** Failed starts in a row. */
  failedStarts: number;
  /** Monotonic, milliseconds; null for adopted tasks. */
  takenAtMs: number | null;
  hasRun: boolean;
}

/** All tasks of this agent by task and lease token, and what portier was last told of each. */
export class TaskBook {
  private readonly entries = new Map<string, Entry>();
  private readonly noted = new Map<string, TaskReport>();
  private listener: () => void = () => undefined;

  /** Calls back when portier should hear something at once. */
  whenNews(listener: () => void): void {
    this.listener = listener;
  }

  all(): Entry[] {
    return [...this.entries.values()];
  }

  get(key: ProgramKey): Entry | undefined {
    return this.entries.get(keyText(key));
  }

  add(key: ProgramKey, facts: { now: string; spec?: RunnerSpec; takenAtMs?: number }): Entry {
    const entry: Entry = {
      taskId: key.taskId,
      leaseToken: key.leaseToken,
      phase: 'wanted',
      since: facts.now,
      stopReason: null,
      error: null,
      nextAttemptAt: null,
      seen: null,
      process: null,
      spec: facts.spec ?? null,
      work: Promise.resolve(),
      isBusy: false,
      failedStarts: 0,
      takenAtMs: facts.takenAtMs ?? null,
      hasRun: false,
    };
    this.entries.set(keyText(key), entry);
    return entry;
  }

  /** Moves an entry on. True when the event meant something. */
  advance(entry: Entry, event: PhaseEvent, now: string, reason: StopReason | null = null): boolean {
    const phase = advance(entry.phase, event);
    if (phase === entry.phase) return false;
    entry.phase = phase;
    entry.since = now;
    entry.stopReason = reason ?? entry.stopReason;
    return true;
  }

  refuse(entry: Entry, error: TaskError): void {
    entry.error = error;
    entry.spec = null;
    this.advance(entry, 'refuse', error.at);
  }

  /** Looks whether an entry's report is news by now. */
  note(entry: Entry, now: string): TaskReport {
    const report = toReport(entry, now);
    const before = this.noted.get(keyText(entry));
    this.noted.set(keyText(entry), report);
    if (isNews(before, report)) this.listener();
    return report;
  }

  /** What a heartbeat says of all tasks, and which of them need not be said again once portier has answered. */
  report(now: string): { reports: TaskReport[]; told: ProgramKey[] } {
    const entries = this.all();
    const reports = entries.map((entry) => {
      const report = toReport(entry, now);
      this.noted.set(keyText(entry), report);
      return report;
    });
    return { reports: fitReports(reports, mostLogBytes), told: entries.filter(({ phase }) => phase === 'stopped') };
  }

  /** Drops tasks that have stopped and whose end portier knows. */
  forget(keys: readonly ProgramKey[]): void {
    for (const key of keys) {
      if (this.get(key)?.phase !== 'stopped') continue;
      this.entries.delete(keyText(key));
      this.noted.delete(keyText(key));
    }
  }
}
