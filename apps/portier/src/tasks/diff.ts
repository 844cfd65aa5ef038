import type { StopReason } from '@app/contract';
import type { DesiredTasks } from './desired.js';
import { lowestUnused, meet } from './replicas.js';
import type { TaskState } from './task.js';

/** A task that has not been told to end. */
export interface PresentTask {
  id: string;
  /** Null when its configuration was deleted. */
  configurationId: string | null;
  configurationVersion: number;
  replica: number;
  hash: string;
  state: TaskState;
  publicationId: string;
  graceUntil: Date | null;
  /** Labels its agent must have. */
  labels: Readonly<Record<string, string>>;
  /** Its holder drains, by order or by itself, or lacks a label that is called for now. */
  isHolderLeaving: boolean;
  isMoving: boolean;
  /** Why it could not be moved when that was last looked at. */
  moveBlocked: string | null;
  /** Pending, and no agent can take it now: why. */
  waitsFor: string | null;
  /** Runs, and has written enough that another replica may stop. */
  isReady: boolean;
}

export interface Changes {
  create: { task: DesiredTasks; replica: number }[];
  stop: { task: PresentTask; reason: StopReason }[];
  /** Keep running for a while: the encoder may come back. */
  grace: { task: PresentTask; until: Date }[];
  /** The publication is back before the grace ended. */
  ungrace: PresentTask[];
  /** Its holder drains and another agent can take it: a successor comes first, or it is stopped and granted elsewhere. */
  move: PresentTask[];
  /** Stays with its draining holder for now, or (null) no longer needs to move. */
  stay: { task: PresentTask; blocked: string | null }[];
  /** Other labels are called for now; no reason to restart it where it is. */
  relabel: { task: PresentTask; labels: Readonly<Record<string, string>> }[];
  /** Quarantined, and its configuration was written since. */
  retry: { task: PresentTask; configurationVersion: number }[];
}

export interface Surroundings {
  /** Configurations that are enabled, whether or not anything is live. */
  enabledConfigurations: ReadonlySet<string>;
  streamEnabled: boolean;
  /** Milliseconds a task outlives its publication, by configuration. */
  graceMsOf: (configurationId: string) => number;
  /** How a type's tasks move to another agent. */
  handoverOf: (type: string) => 'overlap' | 'stop_first';
  /** Why no other agent could take this task now, or null when one could. */
  moveBlocked: (task: PresentTask) => string | null;
  now: Date;
}

/** The least that turns the present tasks into the desired ones. Applied twice it changes nothing. */
export function diff(
  desired: readonly DesiredTasks[],
  present: readonly PresentTask[],
  surroundings: Surroundings,
): Changes {
  const wanted = new Map(desired.map((task) => [task.configurationId, task]));
  const changes: Changes = { create: [], stop: [], grace: [], ungrace: [], move: [], stay: [], relabel: [], retry: [] };
  const groups = new Map<string | null, PresentTask[]>();
  for (const task of present) {
    groups.set(task.configurationId, [...(groups.get(task.configurationId) ?? []), task]);
  }
  for (const [configurationId, tasks] of groups) {
    const want = configurationId === null ? undefined : wanted.get(configurationId);
    if (want !== undefined) meet(want, tasks, { changes, surroundings });
    else for (const task of tasks) leave(task, { changes, surroundings });
  }
  for (const task of desired) {
    if (groups.has(task.configurationId)) continue;
    for (const replica of lowestUnused([], task.replicas)) changes.create.push({ task, replica });
  }
  return changes;
}

/** Nothing calls for this task now. */
function leave(task: PresentTask, { changes, surroundings }: { changes: Changes; surroundings: Surroundings }): void {
  const { streamEnabled, enabledConfigurations, graceMsOf, now } = surroundings;
  if (!streamEnabled || task.configurationId === null || !enabledConfigurations.has(task.configurationId)) {
    changes.stop.push({ task, reason: 'removed' });
  } else if (task.graceUntil === null) {
    changes.grace.push({ task, until: new Date(now.getTime() + graceMsOf(task.configurationId)) });
  } else if (task.graceUntil <= now) {
    changes.stop.push({ task, reason: 'ended' });
  }
}
