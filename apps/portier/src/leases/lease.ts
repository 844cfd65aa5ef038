import type { StopReason, TaskReport } from '@app/contract';
import { advance, type TaskState } from '../tasks/task.js';

/** A task whose row names this agent as its holder. */
export interface HeldTask {
  taskId: string;
  streamId: string;
  leaseToken: number;
  state: TaskState;
  stopReason: StopReason | null;
}

export interface HeldChange {
  task: HeldTask;
  report: TaskReport;
  state: TaskState;
}

/** What a heartbeat's reports mean for the tasks the agent holds. */
export interface Settlement {
  /** Reports of leases that are still held: they renew the lease. */
  changes: HeldChange[];
  /** What the agent must stop. */
  stops: { taskId: string; leaseToken: number; reason: StopReason }[];
  /** Held, not reported, wanted: the grant was lost on its way, or the agent lost its memory. */
  regrants: HeldTask[];
  /** Held, not reported, to be stopped: it has stopped. */
  gone: HeldTask[];
}

/**
 * Compares what an agent says it runs with what it holds. Level-triggered: the same input gives the same answer, so a
 * lost answer is repeated by the next heartbeat.
 *
 * @param known ids of reported tasks that exist at all, held by this agent or not
 */
export function settle(
  held: readonly HeldTask[],
  reports: readonly TaskReport[],
  known: ReadonlySet<string>,
): Settlement {
  const settlement: Settlement = { changes: [], stops: [], regrants: [], gone: [] };
  const holding = new Map(held.map((task) => [task.taskId, task]));
  const reported = new Set<string>();
  for (const report of reports) {
    const task = holding.get(report.taskId);
    const { taskId, leaseToken } = report;
    if (task === undefined || task.leaseToken !== leaseToken) {
      if (report.state !== 'stopped') {
        settlement.stops.push({ taskId, leaseToken, reason: known.has(taskId) ? 'lease_lost' : 'unknown' });
      }
      continue;
    }
    reported.add(taskId);
    const state = advance(task.state, { kind: 'reported', run: report.state });
    settlement.changes.push({ task, report, state });
    if (state === 'stopping') settlement.stops.push({ taskId, leaseToken, reason: task.stopReason ?? 'ended' });
    if (state === 'quarantined') settlement.stops.push({ taskId, leaseToken, reason: 'moved' });
  }
  for (const task of held) {
    if (reported.has(task.taskId)) continue;
    (task.state === 'stopping' ? settlement.gone : settlement.regrants).push(task);
  }
  return settlement;
}
