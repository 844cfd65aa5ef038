import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm, rmdir, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isErrno } from './kit.js';

const retryEveryMs = 15;
/** A lock that is held this long by the same writer was left by one that died or sleeps. */
const abandonedAfterMs = 1_000;

/**
 * The right to replace one file. The lock is a folder that already holds the new content: it is taken by one rename and used by
 * another, of the content out of the folder onto the file. Whoever breaks an abandoned lock renames the folder away, so the content
 * of a writer that wakes up later is no longer where it would take it from and its commit fails: a broken lock costs nothing but time.
 * Renames are atomic over NFS too.
 */
export class FileLock {
  private constructor(
    private readonly path: string,
    private readonly folder: string,
    private readonly draft: string,
  ) {}

  /** Waits for the lock on the file at `path`, whose folder exists. @throws what the file system says of the content */
  static async take(path: string, content: Uint8Array, { mode }: { mode: number }): Promise<FileLock> {
    const name = randomBytes(8).toString('hex');
    const waiting = `${path}.${name}.tmp`;
    const folder = `${path}.lock`;
    try {
      await mkdir(waiting);
      await writeFile(join(waiting, name), content, { mode });
      await moveOnto(waiting, folder);
    } catch (error) {
      await rm(waiting, { recursive: true, force: true });
      throw error;
    }
    return new FileLock(path, folder, join(folder, name));
  }

  /** Puts the content in place. False when the lock was broken meanwhile: nothing happened. */
  async commit(): Promise<boolean> {
    try {
      await rename(this.draft, this.path);
      return true;
    } catch (error) {
      if (isErrno(error, 'ENOENT')) return false;
      throw error;
    }
  }

  /** Gives the lock back, used or not. */
  async release(): Promise<void> {
    await unlink(this.draft).catch(() => undefined);
    // Not empty = somebody else's by now.
    await rmdir(this.folder).catch(() => undefined);
  }
}

/** Renames a folder to the lock's name as soon as nobody has it. A folder replaces an empty one, never one with content. */
async function moveOnto(waiting: string, folder: string): Promise<void> {
  let holder: string | undefined;
  let since = performance.now();
  for (;;) {
    try {
      await rename(waiting, folder);
      return;
    } catch (error) {
      if (!isErrno(error, 'ENOTEMPTY') && !isErrno(error, 'EEXIST')) throw error;
    }
    const found = (await readdir(folder).catch(() => []))[0];
    if (found === undefined || found !== holder) {
      holder = found;
      since = performance.now();
    } else if (performance.now() - since > abandonedAfterMs) await breakLock(folder);
    await delay(retryEveryMs);
  }
}

async function breakLock(folder: string): Promise<void> {
  const broken = `${folder}.${randomBytes(8).toString('hex')}.tmp`;
  await rename(folder, broken).catch(() => undefined);
  await rm(broken, { recursive: true, force: true });
}
