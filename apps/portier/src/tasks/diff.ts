import type { StopReason } from '@app/contract';
import type { DesiredTask } from './desired.js';
import type { TaskState } from './task.js';

/** A task that has not been told to end. */
export interface PresentTask {
  id: string;
  /** Null when its configuration was deleted. */
  configurationId: string | null;
  replica: number;
  hash: string;
  state: TaskState;
  publicationId: string;
  graceUntil: Date | null;
}

export interface Changes {
  create: DesiredTask[];
  stop: { task: PresentTask; reason: StopReason }[];
  /** Keep running for a while: the encoder may come back. */
  grace: { task: PresentTask; until: Date }[];
  /** The publication is back before the grace ended. */
  ungrace: PresentTask[];
}

interface Surroundings {
  /** Configurations that are enabled, whether or not anything is live. */
  enabledConfigurations: ReadonlySet<string>;
  streamEnabled: boolean;
  /** Milliseconds a task outlives its publication, by configuration. */
  graceMsOf: (configurationId: string) => number;
  now: Date;
}

/** The least that turns the present tasks into the desired ones. Applied twice it changes nothing. */
export function diff(
  desired: readonly DesiredTask[],
  present: readonly PresentTask[],
  { enabledConfigurations, streamEnabled, graceMsOf, now }: Surroundings,
): Changes {
  const wanted = new Map(desired.map((task) => [placeOf(task), task]));
  const changes: Changes = { create: [], stop: [], grace: [], ungrace: [] };
  const kept = new Set<string>();
  for (const task of present) {
    const place = placeOf(task);
    const want = wanted.get(place);
    if (want !== undefined && want.hash === task.hash) {
      kept.add(place);
      if (task.graceUntil !== null) changes.ungrace.push(task);
    } else if (want !== undefined) {
      changes.stop.push({ task, reason: 'changed' });
    } else if (!streamEnabled || task.configurationId === null || !enabledConfigurations.has(task.configurationId)) {
      changes.stop.push({ task, reason: 'removed' });
    } else if (task.graceUntil === null) {
      changes.grace.push({ task, until: new Date(now.getTime() + graceMsOf(task.configurationId)) });
    } else if (task.graceUntil <= now) {
      changes.stop.push({ task, reason: 'ended' });
    }
  }
  changes.create = desired.filter((task) => !kept.has(placeOf(task)));
  return changes;
}

function placeOf({ configurationId, replica }: { configurationId: string | null; replica: number }): string {
  return `${configurationId}#${replica}`;
}
