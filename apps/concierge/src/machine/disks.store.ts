import type { DiskSpace, DiskUse } from '@app/contract';
import { isErrno } from '@app/kit';
import { stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A folder the agent writes to, absolute; it may not be there yet. */
export interface UsedFolder {
  use: DiskUse;
  folder: string;
}

/**
 * Room on the disks of some folders, a disk that holds several of them once. Free is what a program without special rights may still
 * write, and the total is made to fit it: `free / total` reaches 0 when writing fails.
 */
export async function measureDisks(folders: readonly UsedFolder[]): Promise<DiskSpace[]> {
  const disks = new Map<number, DiskSpace>();
  for (const { use, folder } of folders) {
    const { device, path } = await existing(folder);
    const known = disks.get(device);
    if (known !== undefined) {
      known.holds.push(use);
      continue;
    }
    const { bsize, blocks, bfree, bavail } = await statfs(path);
    const bytesTotal = (blocks - bfree + bavail) * bsize;
    // Some virtual file systems know of no size.
    if (bytesTotal > 0) disks.set(device, { holds: [use], bytesFree: bavail * bsize, bytesTotal });
  }
  return [...disks.values()];
}

/** The folder itself, or where it will be made. */
async function existing(folder: string): Promise<{ device: number; path: string }> {
  for (let path = folder; ; path = dirname(path)) {
    try {
      return { device: (await stat(path)).dev, path };
    } catch (error) {
      if (!isErrno(error, 'ENOENT') || path === dirname(path)) throw error;
    }
  }
}
