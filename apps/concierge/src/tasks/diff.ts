import type { Grant, HeartbeatResponse, StopReason } from '@app/contract';
import type { ProgramKey } from '../supervisor/program.js';
import type { Phase } from './local-task.js';

/** What the diff looks at: which programs there are, and what is meant with each. */
export interface LocalProgram extends ProgramKey {
  phase: Phase;
}

export interface Changes {
  start: Grant[];
  stop: (ProgramKey & { reason: StopReason })[];
}

/**
 * What portier's answer changes here. Only what the answer names is touched, with one exception: a task granted anew makes its
 * older lease here worthless. The same answer twice changes nothing the second time.
 */
export function diff(
  local: readonly LocalProgram[],
  { grants, stops }: Pick<HeartbeatResponse, 'grants' | 'stops'>,
  { takesGrants }: { takesGrants: boolean },
): Changes {
  const start = takesGrants ? newGrants(local, grants) : [];
  const isStoppable = ({ phase }: LocalProgram) => phase === 'wanted' || phase === 'refused';
  const reasons = new Map(stops.map((stop) => [keyText(stop), stop.reason]));
  const newest = new Map(start.map(({ leaseToken, description }) => [description.taskId, leaseToken]));
  const stop = local.filter(isStoppable).flatMap(({ taskId, leaseToken }) => {
    const isSuperseded = leaseToken < (newest.get(taskId) ?? 0);
    const reason = reasons.get(keyText({ taskId, leaseToken })) ?? (isSuperseded ? 'lease_lost' : undefined);
    return reason === undefined ? [] : [{ taskId, leaseToken, reason }];
  });
  return { start, stop };
}

/** Of each task the newest grant, when it is newer than any lease of that task here. */
function newGrants(local: readonly LocalProgram[], grants: readonly Grant[]): Grant[] {
  const newestHere = new Map<string, number>();
  const raise = (taskId: string, leaseToken: number) =>
    newestHere.set(taskId, Math.max(leaseToken, newestHere.get(taskId) ?? 0));
  for (const { taskId, leaseToken } of local) raise(taskId, leaseToken);
  const chosen = new Map<string, Grant>();
  for (const grant of grants) {
    const { taskId } = grant.description;
    if (grant.leaseToken <= (newestHere.get(taskId) ?? 0)) continue;
    raise(taskId, grant.leaseToken);
    chosen.set(taskId, grant);
  }
  return [...chosen.values()];
}

export function keyText({ taskId, leaseToken }: ProgramKey): string {
  return `${taskId} ${leaseToken}`;
}
