import { readdir, readFile, readlink } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

/** What /proc says of a process. */
export interface ProcessFacts {
  pid: number;
  argv: string[];
  /** Working folder, or null when it may not be read. */
  cwd: string | null;
}

/** Undefined when there is no such process (or it is a zombie, which has no arguments). */
export async function readProcess(pid: number): Promise<ProcessFacts | undefined> {
  try {
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8');
    if (line === '') return undefined;
    const cwd = await readlink(`/proc/${pid}/cwd`).catch(() => null);
    return { pid, argv: line.replace(/\0$/, '').split('\0'), cwd };
  } catch {
    return undefined;
  }
}

/** Start of a process in clock ticks since boot: with the pid it names one process for ever. Undefined = gone. */
export async function startTicks(pid: number): Promise<number | undefined> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The second field is the name in brackets, which may hold spaces; the 22nd is the start.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : Number(fields[19]);
  } catch {
    return undefined;
  }
}

/** All processes that `isMeant`; empty on a system without /proc. */
export async function findProcesses(isMeant: (facts: ProcessFacts) => boolean): Promise<ProcessFacts[]> {
  const names = await readdir('/proc').catch(() => []);
  const pids = names.filter((name) => /^\d+$/.test(name)).map(Number);
  const facts = await Promise.all(pids.filter((pid) => pid !== process.pid).map(readProcess));
  return facts.filter((found): found is ProcessFacts => found !== undefined && isMeant(found));
}

/**
 * Ends processes: TERM, after `graceMs` KILL to the whole group, and waits until they are gone. supervisord makes each
 * program the leader of its own group (setpgrp), so the group of a runner is the runner and its ffmpeg.
 */
export async function endProcesses(pids: readonly number[], graceMs: number): Promise<void> {
  await Promise.all(
    pids.map(async (pid) => {
      const born = await startTicks(pid);
      if (born === undefined) return;
      const isGone = async () => (await startTicks(pid)) !== born;
      signal(pid, 'SIGTERM');
      if (await waitUntil(isGone, graceMs)) return;
      signal(-pid, 'SIGKILL');
      signal(pid, 'SIGKILL');
      await waitUntil(isGone, 5_000);
    }),
  );
}

/** False when there is no such process. */
export function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    process.kill(pid, name);
    return true;
  } catch {
    return false;
  }
}

/** Whether `isSo` became true within the time. */
export async function waitUntil(isSo: () => Promise<boolean>, timeoutMs: number, intervalMs = 50): Promise<boolean> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    if (await isSo()) return true;
    if (performance.now() >= deadline) return false;
    await delay(intervalMs);
  }
}
