/** An agent that is online and takes work. */
export interface Candidate {
  id: string;
  skills: readonly string[];
  labels: Readonly<Record<string, string>>;
  slots: number;
  /** Less what was placed on it since it last said. */
  freeSlots: number;
  /** Load average by cores. */
  cpu: number;
  /** Used share, 0 to 1. */
  memory: number;
  /** Different tasks that failed on it lately by its own fault. */
  failedTasks: number;
}

/** What a task needs of the agent that runs it. */
export interface Needs {
  skills: readonly string[];
  /** Labels the agent must have, with these values. */
  labels: Readonly<Record<string, string>>;
  /** Agents that run, or are about to run, another replica of it. */
  occupied: readonly string[];
  /** Agents on which it failed by their fault: only when nobody else can. */
  avoided: readonly string[];
}

export interface PendingTask extends Needs {
  id: string;
  /** Null when its configuration was deleted. Two replicas of one never share an agent. */
  configurationId: string | null;
  /** An older task of the same place may still run somewhere. */
  hasPredecessor: boolean;
}

/** Why a task waits. Shown to operators. */
export const waitReasons = [
  'no_agent',
  'no_agent_with_skills',
  'no_agent_with_labels',
  'no_other_agent',
  'no_free_slot',
  'waits_for_predecessor',
] as const;
export type WaitReason = (typeof waitReasons)[number];

export type Placement =
  { taskId: string; kind: 'placed'; conciergeId: string } | { taskId: string; kind: 'waits'; reason: WaitReason };

export type Choice = { kind: 'chosen'; conciergeId: string } | { kind: 'none'; reason: WaitReason };

/**
 * Chooses an agent for each task, one after the other, so that each sees what the ones before it took. Pure: the same tasks
 * and agents give the same placements.
 */
export function place(tasks: readonly PendingTask[], agents: readonly Candidate[]): Placement[] {
  const free = agents.map((agent) => ({ ...agent }));
  const byId = new Map(free.map((agent) => [agent.id, agent]));
  const placedOf = new Map<string, string[]>();
  return tasks.map((task): Placement => {
    const taskId = task.id;
    if (task.hasPredecessor) return { taskId, kind: 'waits', reason: 'waits_for_predecessor' };
    const siblings = task.configurationId === null ? [] : (placedOf.get(task.configurationId) ?? []);
    const choice = choose({ ...task, occupied: [...task.occupied, ...siblings] }, free);
    if (choice.kind === 'none') return { taskId, kind: 'waits', reason: choice.reason };
    const agent = byId.get(choice.conciergeId);
    if (agent !== undefined) agent.freeSlots -= 1;
    if (task.configurationId !== null) placedOf.set(task.configurationId, [...siblings, choice.conciergeId]);
    return { taskId, kind: 'placed', conciergeId: choice.conciergeId };
  });
}

/** The best agent for a task now, or the first reason why there is none. */
export function choose(needs: Needs, agents: readonly Candidate[]): Choice {
  const none = (reason: WaitReason): Choice => ({ kind: 'none', reason });
  if (agents.length === 0) return none('no_agent');
  const able = agents.filter((agent) => needs.skills.every((skill) => agent.skills.includes(skill)));
  if (able.length === 0) return none('no_agent_with_skills');
  const wanted = Object.entries(needs.labels);
  const labelled = able.filter((agent) => wanted.every(([name, value]) => agent.labels[name] === value));
  if (labelled.length === 0) return none('no_agent_with_labels');
  const others = labelled.filter(({ id }) => !needs.occupied.includes(id));
  if (others.length === 0) return none('no_other_agent');
  const free = others.filter(({ freeSlots }) => freeSlots > 0);
  if (free.length === 0) return none('no_free_slot');
  const unblamed = free.filter(({ id }) => !needs.avoided.includes(id));
  return { kind: 'chosen', conciergeId: best(unblamed.length > 0 ? unblamed : free) };
}

function best(agents: readonly Candidate[]): string {
  const scored = agents.map((agent) => ({ id: agent.id, score: scoreOf(agent) }));
  // Of equals the first by id: stable, whatever order the database answers in.
  scored.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  return scored[0]?.id ?? '';
}

const weights = { freeSlots: 0.5, cpu: 0.3, memory: 0.2, failedTask: 0.25 };

/** Higher is better: 1 = empty and idle. One failed task may be the task's fault; several are the agent's. */
export function scoreOf({ slots, freeSlots, cpu, memory, failedTasks }: Candidate): number {
  const freeShare = slots > 0 ? Math.min(1, freeSlots / slots) : 0;
  const blame = Math.min(3, Math.max(0, failedTasks - 1));
  return (
    weights.freeSlots * freeShare +
    weights.cpu * (1 - Math.min(1, cpu)) +
    weights.memory * (1 - memory) -
    weights.failedTask * blame
  );
}
