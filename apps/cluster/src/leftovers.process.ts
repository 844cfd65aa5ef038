import { readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { markerVariable } from './config.js';

/** A process of a cluster, told from a later one with the same pid by its start time (clock ticks after boot). */
export interface ClusterProcess {
  pid: number;
  startTicks: string;
  /** Program file's name, at most 15 characters (proc(5), comm). */
  name: string;
}

interface Search {
  /** Data folder, absolute: the marker's value must be exactly this. nginx overwrites its environment, too, and works in `edge` below. */
  home: string;
  /** PostgreSQL overwrites its environment with its title; its working folder is its data folder. */
  postgresFolder?: string;
}

/** Every process that carries the cluster's marker or works in its folders, except this one. Those of other users are not seen unless we are root. */
export async function findClusterProcesses({ home, postgresFolder }: Search): Promise<ClusterProcess[]> {
  const marker = `${markerVariable}=${home}`;
  const pids = (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry)).map(Number);
  const found = await Promise.all(
    pids
      .filter((pid) => pid !== process.pid)
      .map(async (pid) => {
        if ((await hasMarker(pid, marker)) || (await worksIn(pid, postgresFolder))) return identify(pid);
        // By its name as well: a shell may stand in that folder.
        const found = (await worksIn(pid, join(home, 'edge'))) ? await identify(pid) : undefined;
        return found?.name === 'nginx' ? found : undefined;
      }),
  );
  return found.filter((one) => one !== undefined);
}

/**
 * Ends them: supervisords first, so that nothing is started again; then politely; then with SIGKILL.
 * @returns those that are still there, normally none
 */
export async function endClusterProcesses(search: Search, { graceMs = 8_000 } = {}): Promise<ClusterProcess[]> {
  const supervisors = (await findClusterProcesses(search)).filter(({ name }) => name === 'supervisord');
  await signalAll(supervisors, () => 'SIGKILL');
  await signalAll(await findClusterProcesses(search), politeSignal);
  await untilNone(search, graceMs);
  // Programs started by others while they ended are found by looking again.
  for (let round = 0; round < 5; round += 1) {
    const left = await findClusterProcesses(search);
    if (left.length === 0) return [];
    await signalAll(left, () => 'SIGKILL');
    await untilNone(search, 1_000);
  }
  return findClusterProcesses(search);
}

/** SIGINT = fast shutdown of PostgreSQL; its SIGTERM waits for clients. */
function politeSignal({ name }: ClusterProcess): NodeJS.Signals {
  return name === 'postgres' ? 'SIGINT' : 'SIGTERM';
}

async function signalAll(
  processes: ClusterProcess[],
  signalOf: (one: ClusterProcess) => NodeJS.Signals,
): Promise<void> {
  for (const one of processes) {
    if ((await identify(one.pid))?.startTicks !== one.startTicks) continue;
    try {
      process.kill(one.pid, signalOf(one));
    } catch {
      // It ended in between.
    }
  }
}

async function untilNone(search: Search, timeoutMs: number): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (performance.now() < deadline && (await findClusterProcesses(search)).length > 0) await delay(50);
}

async function hasMarker(pid: number, marker: string): Promise<boolean> {
  const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '');
  return environment.includes(marker) && environment.split('\0').includes(marker);
}

async function worksIn(pid: number, folder: string | undefined): Promise<boolean> {
  if (folder === undefined) return false;
  return (await readlink(`/proc/${pid}/cwd`).catch(() => '')) === folder;
}

/** Undefined when it ended, also when only its entry waits for its parent (zombie). */
async function identify(pid: number): Promise<ClusterProcess | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // `pid (name) state ppid ...`; the name may have blanks and brackets. Field 22 is the start time.
  const match = /^\d+ \((.*)\) (\S) (.*)$/s.exec(stat.trim());
  if (match === null) return undefined;
  const [, name = '', state, rest = ''] = match;
  const startTicks = rest.split(' ')[18];
  return startTicks === undefined || state === 'Z' ? undefined : { pid, startTicks, name };
}
