import type { DiskSpace, ProblemFacts } from '@app/contract';
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
function judgeAgent(agent: AgentFacts, rule: Thresholds): Symptom[] {
  const { id, name, isActive, isOnline, cpu, memory, disks } = agent;
  if (!isActive) return [];
  const about = { subject: id, conciergeId: id, fault: 'operator' } as const;
  if (!isOnline) return [{ ...about, code: 'agent_gone', severity: 'error', facts: { agentName: name } }];
  const symptoms: Symptom[] = [];
  if ((cpu ?? 0) > rule.agentCpu || (memory ?? 0) > rule.agentMemory) {
    const facts: ProblemFacts = { agentName: name, cpuPercent: percent(cpu), memoryPercent: percent(memory) };
    symptoms.push({ ...about, code: 'agent_overloaded', severity: 'warning', facts });
  }
  const [fullest] = disks.filter((disk) => isLow(disk, rule)).sort((a, b) => shareFree(a) - shareFree(b));
  if (fullest !== undefined) {
    const severity = isNearlyFull(fullest, rule) ? 'error' : 'warning';
    symptoms.push({ ...about, code: 'agent_disk_low', severity, facts: { agentName: name, ...factsOf(fullest) } });
  }
  return symptoms;
}

/** With less, a few minutes of a few streams are all that is left. */
const leastBytes = 2 ** 30;
/** Of the share that should be free. */
const errorShare = 0.3;

const shareFree = ({ bytesFree, bytesTotal }: DiskSpace) => bytesFree / bytesTotal;

function isNearlyFull(disk: DiskSpace, { agentDisk }: Thresholds): boolean {
  return disk.bytesFree < leastBytes || shareFree(disk) < agentDisk * errorShare;
}

function isLow(disk: DiskSpace, rule: Thresholds): boolean {
  return shareFree(disk) < rule.agentDisk || isNearlyFull(disk, rule);
}

/** Coarse: segments come and go all the time. */
function factsOf(disk: DiskSpace): ProblemFacts {
  const step = disk.bytesFree < 10e9 ? 100e6 : 1e9;
  return {
    disk: disk.holds.join(','),
    freePercent: Math.floor(shareFree(disk) * 100),
    freeBytes: Math.floor(disk.bytesFree / step) * step,
  };
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
