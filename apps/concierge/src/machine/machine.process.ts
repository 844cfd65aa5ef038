import { accessSync, constants } from 'node:fs';
import { availableParallelism, freemem, loadavg, totalmem } from 'node:os';
import { delimiter, join } from 'node:path';

/** The load of this machine as a heartbeat states it. Linux counts reclaimable memory as free. */
export function measureLoad(): { cpu: number; memory: number } {
  const [oneMinute = 0] = loadavg();
  const memory = 1 - freemem() / totalmem();
  return { cpu: oneMinute / availableParallelism(), memory: Math.min(1, Math.max(0, memory)) };
}

/** Four tasks for each core: a copied stream costs a few percent of one, an encoded ladder all of several. */
export function defaultSlots(): number {
  return Math.max(4, availableParallelism() * 4);
}

/** Absolute path of a program in PATH; empty when there is none. */
export function findInPath(name: string): string {
  // eslint-disable-next-line no-restricted-properties -- PATH is the machine's, not a setting of ours
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder.startsWith('/'));
  return folders.map((folder) => join(folder, name)).find(isExecutable) ?? '';
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
