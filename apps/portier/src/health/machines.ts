import type { ProblemFacts } from '@app/contract';
import type { Symptom } from '../problems/problem.js';
import type { AgentFacts, FailingDestination, HealthFacts, ServerFacts, TaskFacts, Thresholds } from './facts.js';

/** What is wrong with a task, if anything. */
export function judgeTask(task: TaskFacts, rule: Thresholds): Symptom | null {
  const { id, streamId, state, error, agentId, agentName } = task;
  const named = { type: task.type, configurationName: task.configurationName, agentName };
  const about = { subject: id, taskId: id, streamId, conciergeId: agentId };
  const failed = { ...named, errorCode: error?.code ?? task.reason, sentence: error?.sentence ?? '' };
  const fault = error?.fault ?? 'portier';
  if (state === 'quarantined') return { ...about, code: 'task_quarantined', severity: 'error', fault, facts: failed };
  if (state === 'retrying') return { ...about, code: 'task_retrying', severity: 'error', fault, facts: failed };
  if (state === 'pending' && task.isUnplaced) {
    const facts = { type: task.type, configurationName: task.configurationName, reason: task.reason };
    return { ...about, code: 'task_waiting', severity: 'error', fault: 'operator', facts };
  }
  const speed = state === 'running' ? (task.progress?.speed ?? null) : null;
  if (speed !== null && speed > 0 && speed < rule.taskSpeed) {
    const facts = { ...named, speed: Math.round(speed * 10) / 10 };
    return { ...about, code: 'task_slow', severity: 'warning', fault: 'portier', facts };
  }
  return null;
}

/** What is wrong with agents, each and all together. */
export function judgeAgents(
  { agents, isWorkConfigured }: Pick<HealthFacts, 'agents' | 'isWorkConfigured'>,
  rule: Thresholds,
): Symptom[] {
  const isSomebodyThere = agents.some(({ isActive, isOnline }) => isActive && isOnline);
  const symptoms = agents.flatMap((agent) => judgeAgent(agent, rule));
  if (isWorkConfigured && !isSomebodyThere) {
    symptoms.push({ code: 'no_agents', subject: 'all', severity: 'error', fault: 'operator', facts: {} });
  }
  return symptoms;
}

/** One that is being retired may fall silent. */
function judgeAgent({ id, name, isActive, isOnline, cpu, memory }: AgentFacts, rule: Thresholds): Symptom[] {
  if (!isActive) return [];
  const about = { subject: id, conciergeId: id, fault: 'operator' } as const;
  if (!isOnline) return [{ ...about, code: 'agent_gone', severity: 'error', facts: { agentName: name } }];
  const isOverloaded = (cpu ?? 0) > rule.agentCpu || (memory ?? 0) > rule.agentMemory;
  if (!isOverloaded) return [];
  const facts: ProblemFacts = { agentName: name, cpuPercent: percent(cpu), memoryPercent: percent(memory) };
  return [{ ...about, code: 'agent_overloaded', severity: 'warning', facts }];
}

export function judgeServer({ id, error }: ServerFacts): Symptom[] {
  if (error === null) return [];
  const about = { code: 'media_server_away', subject: id, mediaServerId: id } as const;
  return [{ ...about, severity: 'error', fault: 'operator', facts: { serverId: id, error } }];
}

export function judgeDestination({ id, name, error }: FailingDestination): Symptom {
  const about = { code: 'alert_destination_failing', subject: id, alertDestinationId: id } as const;
  return { ...about, severity: 'warning', fault: 'operator', facts: { destinationName: name, sentence: error } };
}

/** In steps of ten, so that it is not news at every look. */
function percent(share: number | null): number | null {
  return share === null ? null : Math.round(share * 10) * 10;
}
