import type { DesiredTasks } from './desired.js';
import type { Changes, PresentTask, Surroundings } from './diff.js';
import type { TaskState } from './task.js';

interface Scope {
  changes: Changes;
  surroundings: Surroundings;
}

/** Which of interchangeable replicas are kept: those that serve, before those that hope to. */
const usefulness: Partial<Record<TaskState, number>> = {
  running: 5,
  retrying: 4,
  claimed: 3,
  pending: 2,
  quarantined: 1,
};

/**
 * Turns the present tasks of one configuration into so many good ones. A task whose holder drains does not count, so that a
 * successor is made beside it (other replica number, other agent); when that one stands on its own feet the old one stops.
 * A type that must not run twice is stopped first and granted elsewhere.
 */
export function meet(want: DesiredTasks, tasks: readonly PresentTask[], scope: Scope): void {
  const { changes, surroundings } = scope;
  const stale = tasks.filter(({ hash }) => hash !== want.hash);
  const fitting = tasks.filter(({ hash }) => hash === want.hash);
  for (const task of stale) changes.stop.push({ task, reason: 'changed' });
  for (const task of fitting) {
    if (task.graceUntil !== null) changes.ungrace.push(task);
    if (!isSame(task.labels, want.labels)) changes.relabel.push({ task, labels: want.labels });
    const isTouched = task.configurationVersion < want.configurationVersion;
    if (task.state === 'quarantined' && isTouched) {
      changes.retry.push({ task, configurationVersion: want.configurationVersion });
    }
  }
  const isOverlap = surroundings.handoverOf(want.type) === 'overlap';
  const moving = movingOf(fitting, { ...scope, isOverlap });
  const counted = isOverlap ? fitting.filter((task) => !moving.has(task)) : fitting;
  const kept = [...counted].sort((a, b) => rank(b) - rank(a)).slice(0, want.replicas);
  for (const task of counted) if (!kept.includes(task)) changes.stop.push({ task, reason: 'moved' });
  if (isOverlap) relieve([...moving], want.replicas - kept.filter(({ isReady }) => isReady).length, changes);
  // A successor of a changed task takes its number and so waits until that one has stopped.
  const reused = stale
    .map(({ replica }) => replica)
    .filter((replica) => !fitting.some((one) => one.replica === replica));
  const used = fitting.map(({ replica }) => replica);
  const missing = want.replicas - kept.length;
  const fresh = [...reused, ...lowestUnused([...used, ...reused], missing)].slice(0, Math.max(0, missing));
  for (const replica of fresh) changes.create.push({ task: want, replica });
}

/** The tasks that are leaving their agents. What cannot leave stays and says why; what need not leave any more stays too. */
function movingOf(
  tasks: readonly PresentTask[],
  { changes, surroundings, isOverlap }: Scope & { isOverlap: boolean },
): Set<PresentTask> {
  const moving = new Set<PresentTask>();
  // A successor that nobody can take now will not come: those that wait for it stay.
  const stuck = isOverlap ? tasks.find(({ waitsFor }) => waitsFor !== null)?.waitsFor : undefined;
  for (const task of tasks) {
    const isHeld = task.state === 'claimed' || task.state === 'running' || task.state === 'retrying';
    if (!isHeld) continue;
    if (!task.isHolderLeaving) {
      if (task.isMoving || task.moveBlocked !== null) changes.stay.push({ task, blocked: null });
      continue;
    }
    const blocked = task.isMoving ? (stuck ?? null) : surroundings.moveBlocked(task);
    if (blocked === null) {
      moving.add(task);
      if (!task.isMoving) changes.move.push(task);
    } else if (task.isMoving || task.moveBlocked !== blocked) {
      changes.stay.push({ task, blocked });
    }
  }
  return moving;
}

/** Stops as many moving tasks as there are successors that serve. @param needed moving tasks still needed */
function relieve(moving: readonly PresentTask[], needed: number, changes: Changes): void {
  for (const task of moving.slice(Math.max(0, needed))) changes.stop.push({ task, reason: 'moved' });
}

/** Of equals, the one whose move was called off is kept: it has run for longer. */
function rank({ state, isReady, waitsFor, isMoving }: PresentTask): number {
  return (usefulness[state] ?? 0) + (isReady ? 1 : 0) - (waitsFor === null ? 0 : 0.5) + (isMoving ? 0.1 : 0);
}

function isSame(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}

/** The first `count` numbers from 0 that are not used. */
export function lowestUnused(used: readonly number[], count: number): number[] {
  const free: number[] = [];
  for (let number = 0; free.length < count; number += 1) if (!used.includes(number)) free.push(number);
  return free;
}
