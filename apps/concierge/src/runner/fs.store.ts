import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, readdir, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { isErrno, writeFileAtomically } from './kit.js';
import { FileLock } from './file-lock.store.js';
import { assertKey, type Store } from './store.js';

/** Directors and edges read with their own users. */
const mode = 0o644;

/** Files that are being written, and what a writer that died left of them. */
const unfinished = /\.(tmp|lock)(\/|$)/;

/** A folder of this machine, or one that all machines mount. */
export class FsStore implements Store {
  constructor(private readonly root: string) {}

  async put(key: string, bytes: Uint8Array): Promise<void> {
    await writeFileAtomically(this.#pathOf(key), bytes, { mode });
  }

  /** `link` fails when the name exists: the one atomic "create only" that also holds over NFS. */
  async putIfAbsent(key: string, bytes: Uint8Array): Promise<boolean> {
    const path = this.#pathOf(key);
    await mkdir(dirname(path), { recursive: true });
    const temporary = `${path}.${randomBytes(4).toString('hex')}.tmp`;
    try {
      await writeFile(temporary, bytes, { mode });
      await link(temporary, path);
      return true;
    } catch (error) {
      if (isErrno(error, 'EEXIST')) return false;
      throw error;
    } finally {
      await rm(temporary, { force: true });
    }
  }

  async putFenced(key: string, bytes: Uint8Array, mayReplace: (stored: Buffer) => boolean): Promise<boolean> {
    const path = this.#pathOf(key);
    await mkdir(dirname(path), { recursive: true });
    for (;;) {
      const lock = await FileLock.take(path, bytes, { mode });
      try {
        const stored = await this.get(key);
        if (stored !== undefined && !mayReplace(stored)) return false;
        if (await lock.commit()) return true;
      } finally {
        await lock.release();
      }
    }
  }

  async get(key: string): Promise<Buffer | undefined> {
    try {
      return await readFile(this.#pathOf(key));
    } catch (error) {
      if (isErrno(error, 'ENOENT')) return undefined;
      throw error;
    }
  }

  async folders(): Promise<string[]> {
    try {
      const entries = await readdir(this.root, { withFileTypes: true });
      return entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.')).map(({ name }) => name);
    } catch (error) {
      if (isErrno(error, 'ENOENT')) return [];
      throw error;
    }
  }

  async list(folder: string): Promise<string[]> {
    try {
      const entries = await readdir(this.#pathOf(folder), { recursive: true, withFileTypes: true });
      return entries
        .filter((entry) => entry.isFile())
        .map((entry) => relative(this.root, join(entry.parentPath, entry.name)))
        .filter((key) => !unfinished.test(key));
    } catch (error) {
      if (isErrno(error, 'ENOENT')) return [];
      throw error;
    }
  }

  /** Empty folders go with their last file; the store's root and a stream's folder stay. */
  async delete(key: string): Promise<void> {
    await rm(this.#pathOf(key), { force: true });
    const parts = key.split('/').slice(0, -1);
    for (; parts.length > 1; parts.pop()) {
      try {
        await rmdir(join(this.root, ...parts));
      } catch {
        return; // not empty: somebody else's files
      }
    }
  }

  #pathOf(key: string): string {
    assertKey(key);
    return join(this.root, key);
  }
}
