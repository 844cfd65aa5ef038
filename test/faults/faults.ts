import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findClusterProcesses } from '../../apps/cluster/src/leftovers.process.js';
import type { FaultCluster } from './fault-cluster.js';
import { administratorAuthorization } from './programs.js';
import type { ProgramName } from './topology.js';

/** `drain` is no fault: an operator takes an agent out during the show, and puts it back. */
export const faultKinds = ['kill', 'stop', 'cut', 'drain'] as const;
export type FaultKind = (typeof faultKinds)[number];

/** What can be hurt. Of two replicas one is; `portier` with `both` in a pair means the whole control plane. */
export const victims = [
  'portier',
  'srs-hooks',
  'concierge',
  'supervisord',
  'ffmpeg',
  'PostgreSQL',
  'Redis',
  'media server',
  'director',
  'edge',
  'edge agent',
] as const;
export type Victim = (typeof victims)[number];

/** Of the agents it is the one with more tasks, or there would be nothing to lose. */
const programOf: Partial<Record<Victim, ProgramName>> = {
  portier: 'portier-1',
  'srs-hooks': 'hooks-1',
  PostgreSQL: 'postgres',
  Redis: 'redis',
  'media server': 'ingest-a',
  director: 'director-1',
  edge: 'edge',
  'edge agent': 'edge-agent',
};

/** Seconds until SIGSTOP is lifted or a link is joined again: leases (10 s) must run out where leases are meant. */
const heldSeconds: Partial<Record<Victim, number>> = { concierge: 20, supervisord: 20 };
export const heldSecondsOf = (victim: Victim, kind: FaultKind): number =>
  kind === 'kill' ? 0 : (heldSeconds[victim] ?? 8);

/** Undefined when such a fault cannot be: said in the report. */
export function impossible(victim: Victim, kind: FaultKind): string | undefined {
  if (kind === 'drain') return victim === 'concierge' ? undefined : 'only agents are drained';
  return victim === 'supervisord' && kind === 'cut' ? 'talks through a unix socket only' : undefined;
}

/** Hurts it. @returns how to heal it; nothing to do for a kill, the keeper starts it again */
export async function inflict(cluster: FaultCluster, victim: Victim, kind: FaultKind): Promise<() => void> {
  if (kind === 'cut') return cut(cluster, victim);
  if (kind === 'drain') return drain(cluster);
  const pids = await processesOf(cluster, victim);
  if (pids.length === 0) throw new Error(`${victim} is not there`);
  for (const pid of pids) signalQuietly(pid, kind === 'kill' ? 'SIGKILL' : 'SIGSTOP');
  return () => {
    if (kind === 'stop') for (const pid of pids) signalQuietly(pid, 'SIGCONT');
  };
}

async function processesOf(cluster: FaultCluster, victim: Victim): Promise<number[]> {
  if (victim === 'supervisord') return [await supervisordOf(cluster, await busierAgent(cluster))];
  if (victim === 'ffmpeg') return [await anyFfmpeg(cluster)];
  if (victim === 'PostgreSQL') return processesCalled(cluster, 'postgres');
  // With its workers: a machine that is gone, not a master that its workers outlive.
  if (victim === 'edge') return processesCalled(cluster, 'nginx');
  const { pid } = cluster.programs[await programNameOf(cluster, victim)];
  return pid === undefined ? [] : [pid];
}

async function programNameOf(cluster: FaultCluster, victim: Victim): Promise<ProgramName> {
  return programOf[victim] ?? busierAgent(cluster);
}

async function busierAgent({ place }: FaultCluster): Promise<'concierge-1' | 'concierge-2'> {
  const tasks = async (agent: string) => (await readdir(join(place.home, agent, 'tasks')).catch(() => [])).length;
  return (await tasks('concierge-1')) >= (await tasks('concierge-2')) ? 'concierge-1' : 'concierge-2';
}

/** Each connection of PostgreSQL has a process, in a session of its own: a signal to the first reaches none of them. */
async function processesCalled({ place: { home } }: FaultCluster, wanted: string): Promise<number[]> {
  const all = await findClusterProcesses({ home, postgresFolder: join(home, 'postgres') });
  return all.filter(({ name }) => name === wanted).map(({ pid }) => pid);
}

async function cut(cluster: FaultCluster, victim: Victim): Promise<() => void> {
  // Pulls of ffmpeg from one media server stand for its network.
  const name = victim === 'ffmpeg' ? undefined : await programNameOf(cluster, victim);
  const links = cluster.links.filter(({ from, to }) =>
    name === undefined ? from === 'ffmpeg' && to === 'ingest-a' : from === name || to === name,
  );
  if (links.length === 0) throw new Error(`${victim} has no links`);
  for (const link of links) link.set('blackhole');
  return () => {
    for (const link of links) link.set('pass');
  };
}

async function drain(cluster: FaultCluster): Promise<() => void> {
  const name = await busierAgent(cluster);
  const { items } = (await (await callApi(cluster, 'GET', '/concierges')).json()) as {
    items: { id: string; name: string }[];
  };
  const id = items.find((agent) => agent.name === name)?.id;
  if (id === undefined) throw new Error(`portier knows no agent ${name}`);
  await callApi(cluster, 'POST', `/concierges/${id}/drain`);
  return () => void callApi(cluster, 'POST', `/concierges/${id}/activate`);
}

async function callApi({ apiUrl }: FaultCluster, method: string, path: string): Promise<Response> {
  const authorization = administratorAuthorization();
  const answer = await fetch(`${apiUrl}${path}`, { method, headers: { authorization } });
  if (!answer.ok) throw new Error(`${method} ${path} was answered ${answer.status}`);
  return answer;
}

async function supervisordOf({ place }: FaultCluster, concierge: ProgramName): Promise<number> {
  return Number((await readFile(join(place.home, concierge, 'run/supervisord.pid'), 'utf8')).trim());
}

/** The ffmpeg of a task, told from encoders by its pull token. */
async function anyFfmpeg({ place }: FaultCluster): Promise<number> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).sort();
  for (const pid of pids) {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (!/^(\/\S*\/)?ffmpeg\0/.test(command) || !command.includes('?task=')) continue;
    const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '');
    if (environment.split('\0').includes(`PORTIER_CLUSTER=${place.home}`)) return Number(pid);
  }
  throw new Error('no task runs ffmpeg');
}

function signalQuietly(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended in between.
  }
}
