import type { StopReason, TaskReport } from '@app/contract';
import { judge } from '../tasks/failure.js';
import { advance, type TaskState } from '../tasks/task.js';

/** A task whose row names this agent as its holder. */
export interface HeldTask {
  taskId: string;
  streamId: string;
  type: string;
  leaseToken: number;
  state: TaskState;
  reason: string | null;
  stopReason: StopReason | null;
  /** In this state, by the database clock. */
  inStateMs: number;
  failures: number;
  /** It is to leave this agent. */
  isMoving: boolean;
  /** Of the stored report without its progress; null = none yet. */
  reportHash: string | null;
  /** Its lease already ends with the agent's, not at a date of its own. */
  isRenewed: boolean;
}

export interface HeldChange {
  task: HeldTask;
  report: TaskReport;
  state: TaskState;
  reason: string | null;
  /** Counted against agents; the same as before when it is nobody's or somebody else's fault. */
  failures: number;
  /** Wait before the next agent; 0 = at once. */
  backoffMs: number;
  isAgentsFault: boolean;
  /** It ran well: earlier failures are forgotten. */
  isForgiven: boolean;
}

/** What a heartbeat's reports mean for the tasks the agent holds. */
export interface Settlement {
  /** Reports of leases that are still held. */
  changes: HeldChange[];
  /** What the agent must stop. */
  stops: { taskId: string; leaseToken: number; reason: StopReason }[];
  /** Held, not reported, wanted: the grant was lost on its way. */
  regrants: HeldTask[];
  /** Held, not reported, and given to somebody else: the agent stops, or has lost its memory. */
  releases: HeldTask[];
  /** Held, not reported, to be stopped: it has stopped. */
  gone: HeldTask[];
}

interface SettleOptions {
  /** Ids of reported tasks that exist at all, held by this agent or not. */
  known: ReadonlySet<string>;
  /** Whether what is not reported is granted again; false = others take it. */
  keepsUnreported: boolean;
  handoverOf: (type: string) => 'overlap' | 'stop_first';
  /** 0 to 1, for the jitter of a backoff. */
  random: () => number;
}

/**
 * Compares what an agent says it runs with what it holds. Level-triggered: the same input gives the same answer, so a
 * lost answer is repeated by the next heartbeat.
 */
export function settle(held: readonly HeldTask[], reports: readonly TaskReport[], options: SettleOptions): Settlement {
  const settlement: Settlement = { changes: [], stops: [], regrants: [], releases: [], gone: [] };
  const holding = new Map(held.map((task) => [task.taskId, task]));
  const reported = new Set<string>();
  for (const report of reports) {
    const { taskId, leaseToken } = report;
    const task = holding.get(taskId);
    if (task === undefined || task.leaseToken !== leaseToken) {
      const reason = options.known.has(taskId) || task !== undefined ? 'lease_lost' : 'unknown';
      if (report.state !== 'stopped') settlement.stops.push({ taskId, leaseToken, reason });
      continue;
    }
    if (reported.has(taskId)) continue;
    reported.add(taskId);
    const change = changeOf(task, report, options.random());
    settlement.changes.push(change);
    const reason = stopReasonOf(change, options);
    if (reason !== null) settlement.stops.push({ taskId, leaseToken, reason });
  }
  for (const task of held) {
    if (reported.has(task.taskId)) continue;
    if (task.state === 'stopping') settlement.gone.push(task);
    else (options.keepsUnreported ? settlement.regrants : settlement.releases).push(task);
  }
  return settlement;
}

function changeOf(task: HeldTask, report: TaskReport, random: number): HeldChange {
  const code = report.error?.code ?? null;
  const { failures } = task;
  const change = { task, report, failures, backoffMs: 0, isAgentsFault: false, isForgiven: false };
  const verdict = task.state === 'stopping' ? undefined : judge(report, task, random);
  switch (verdict?.kind) {
    case 'release': {
      const state = advance(task.state, { kind: 'released' });
      return { ...change, ...verdict, state, reason: code, isAgentsFault: true };
    }
    case 'quarantine': {
      const state = advance(task.state, { kind: 'given_up' });
      const isAgentsFault = verdict.failures > failures;
      return { ...change, state, reason: verdict.reason, failures: verdict.failures, isAgentsFault };
    }
    default: {
      const state = advance(task.state, { kind: 'reported', run: report.state });
      const reason = state === 'stopping' || state === 'ended' ? task.reason : code;
      return { ...change, state, reason, isForgiven: verdict?.kind === 'forgive' };
    }
  }
}

/** Why the agent must stop what it reported, or null. */
function stopReasonOf({ task, report, state }: HeldChange, { handoverOf }: SettleOptions): StopReason | null {
  if (report.state === 'stopped') return null;
  if (state === 'stopping') return task.stopReason ?? 'ended';
  if (state === 'quarantined' || state === 'pending') return 'moved';
  // Its target takes one at a time: it stops here before it starts elsewhere.
  return task.isMoving && handoverOf(task.type) === 'stop_first' ? 'moved' : null;
}
