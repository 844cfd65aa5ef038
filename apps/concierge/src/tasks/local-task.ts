import type { ProcessInfo } from '@app/kit';
import type { RunnerState, RunState, StopReason, TaskError, TaskReport } from '@app/contract';
import type { ProgramKey } from '../supervisor/program.js';

/**
 * What this agent means to do with a program. What the program does itself is in its `RunnerState`.
 *
 *     wanted --stop--> stopping --gone--> stopped --told--> (forgotten)
 *       |                                    ^
 *       +--refuse--> refused --stop----------+
 */
export const phases = ['wanted', 'refused', 'stopping', 'stopped'] as const;
export type Phase = (typeof phases)[number];
export type PhaseEvent = 'stop' | 'gone' | 'refuse';

const transitions: Record<Phase, Partial<Record<PhaseEvent, Phase>>> = {
  wanted: { stop: 'stopping', refuse: 'refused' },
  refused: { stop: 'stopped' },
  stopping: { gone: 'stopped' },
  stopped: {},
};

/** The phase after an event; the same when the event means nothing in it. */
export function advance(phase: Phase, event: PhaseEvent): Phase {
  return transitions[phase][event] ?? phase;
}

/** What a runner last wrote, and when, by the clock of the file system. */
export interface SeenState {
  state: RunnerState;
  mtimeMs: number;
}

/** What supervisord last said of a program, and when it was asked. */
export interface SeenProcess {
  info: ProcessInfo;
  askedAtMs: number;
}

/** A task under one lease, at this agent. */
export interface LocalTask extends ProgramKey {
  phase: Phase;
  /** When the agent took it, or entered the phase. */
  since: string;
  stopReason: StopReason | null;
  /** Why the agent could not start it (yet). */
  error: TaskError | null;
  /** When the agent tries to start it again; null while it runs. */
  nextAttemptAt: string | null;
  seen: SeenState | null;
  process: SeenProcess | null;
}

/** supervisor/states.py */
const [exited, backoff, fatal] = [100, 30, 200];

/**
 * The report of a task: the runner's own words, overruled by what supervisord has seen since (a runner that died cannot
 * say so) and by what the agent itself did.
 */
export function toReport(task: LocalTask, now: string): TaskReport {
  const own = task.seen === null ? unheard(task) : withoutPid(task.seen.state);
  if (task.phase === 'stopped') return { ...own, state: 'stopped', since: task.since, ffmpegPid: null };
  if (task.phase === 'refused') return { ...own, state: 'failed', since: task.since, error: task.error };
  if (task.error !== null && task.seen === null) {
    return { ...own, state: 'retrying', error: task.error, nextAttemptAt: task.nextAttemptAt };
  }
  const verdict = overrule(task) ?? (isCutShort(task, own) ? 'retrying' : undefined);
  if (verdict === undefined) return own;
  const error = own.error ?? (verdict === 'starting' ? null : runnerEnded(task, now));
  return { ...own, state: verdict, error, ffmpegPid: null };
}

function unheard(task: LocalTask): TaskReport {
  return {
    taskId: task.taskId,
    leaseToken: task.leaseToken,
    state: 'starting',
    since: task.since,
    attempts: 0,
    ffmpegPid: null,
    nextAttemptAt: null,
    error: null,
    progress: null,
    command: null,
    logTail: [],
  };
}

function withoutPid({ pid: _pid, ...report }: RunnerState): TaskReport {
  return report;
}

/** What supervisord knows better than the last state file; the newer observation wins. */
function overrule({ seen, process }: LocalTask): RunState | undefined {
  if (process === null) return undefined;
  const { info, askedAtMs } = process;
  if (seen !== null && seen.mtimeMs > askedAtMs) return undefined;
  if (info.state === fatal) return 'failed';
  if (info.state === backoff || info.state === exited) return 'retrying';
  // A new runner that has not written yet: the file is its predecessor's. supervisord's times are whole seconds.
  const isPredecessors = seen !== null && info.pid > 0 && info.pid !== seen.state.pid;
  return isPredecessors && seen.mtimeMs < (info.start + 1) * 1000 ? 'starting' : undefined;
}

/** A runner that somebody else stopped, such as a dying supervisord: it is started again, so portier keeps the lease here. */
function isCutShort({ phase }: LocalTask, own: TaskReport): boolean {
  return phase === 'wanted' && own.state === 'stopped';
}

function runnerEnded({ process }: LocalTask, now: string): TaskError {
  const how = process?.info.spawnerr || `exit status ${process?.info.exitstatus ?? 'unknown'}`;
  return {
    code: 'runner_ended',
    fault: 'portier',
    sentence: `The program that runs the task ended (${how.slice(0, 200)}) and is started again; see its runner.log.`,
    at: now,
  };
}

/** Whether two reports differ in something portier should hear at once, rather than with the next heartbeat. */
export function isNews(before: TaskReport | undefined, after: TaskReport): boolean {
  return (
    before?.state !== after.state ||
    before.error?.code !== after.error?.code ||
    before.attempts !== after.attempts ||
    (before.ffmpegPid === null) !== (after.ffmpegPid === null)
  );
}

/** Log lines are the bulk of a heartbeat; healthy tasks give theirs up first when a body would become too large. */
export function fitReports(reports: readonly TaskReport[], mostLogBytes: number): TaskReport[] {
  const size = (report: TaskReport) => report.logTail.reduce((sum, line) => sum + line.length + 3, 0);
  let excess = reports.reduce((sum, report) => sum + size(report), 0) - mostLogBytes;
  const shorten = (report: TaskReport, isMeant: boolean): TaskReport => {
    if (excess <= 0 || !isMeant) return report;
    const shorter = { ...report, logTail: report.logTail.slice(-3).map((line) => line.slice(-200)) };
    excess -= size(report) - size(shorter);
    return shorter;
  };
  const first = reports.map((report) => shorten(report, report.state === 'running'));
  return first.map((report) => shorten(report, report.state !== 'running'));
}
