import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** A file system of its own, of few MiB, in a folder; only root can make one. */
export class SmallDisk {
  private constructor(readonly folder: string) {}

  /** Undefined when this machine does not allow it. */
  static mount(folder: string, mebibytes: number): SmallDisk | undefined {
    mkdirSync(folder, { recursive: true });
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${mebibytes}m,mode=0755`, 'tmpfs', folder], {
        stdio: 'ignore',
      });
      return new SmallDisk(folder);
    } catch {
      return undefined;
    }
  }

  /** Leaves not one byte free, whatever others write or delete here meanwhile. */
  fill(): void {
    const ballast = openSync(join(this.folder, 'ballast'), 'w');
    try {
      const piece = Buffer.alloc(64 * 1024);
      for (;;) writeSync(ballast, piece);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    } finally {
      closeSync(ballast);
    }
  }

  empty(): void {
    rmSync(join(this.folder, 'ballast'));
  }

  unmount(): void {
    execFileSync('umount', ['-l', this.folder], { stdio: 'ignore' });
  }
}
