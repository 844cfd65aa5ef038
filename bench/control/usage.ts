import { readdirSync, readFileSync } from 'node:fs';
import type { Stack } from './stack.js';

const millisecondsPerTick = 10;

/** CPU time so far, milliseconds, resolution 10 ms (proc(5), stat fields 14 and 15). */
export interface CpuMs {
  portier: number;
  /** Postmaster and all its backends; those that ended are counted by the postmaster (fields 16 and 17). */
  postgres: number;
}

export function cpuOf({ portierPid, postgresPid }: Pick<Stack, 'portierPid' | 'postgresPid'>): CpuMs {
  let postgres = ticksOf(postgresPid, { withEnded: true });
  for (const pid of childrenOf(postgresPid)) postgres += ticksOf(pid);
  return { portier: ticksOf(portierPid) * millisecondsPerTick, postgres: postgres * millisecondsPerTick };
}

export function residentMiB(pid: number): number {
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024);
}

function statOf(pid: number): string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}

function ticksOf(pid: number, { withEnded = false } = {}): number {
  const fields = statOf(pid).slice(11, withEnded ? 15 : 13);
  return fields.reduce((sum, field) => sum + Number(field), 0);
}

function childrenOf(parent: number): number[] {
  const pids = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  return pids.filter((pid) => Number(statOf(pid)[1]) === parent);
}
