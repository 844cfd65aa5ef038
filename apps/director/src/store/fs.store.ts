import { type HlsIndex } from '@app/contract';
import { isErrno } from '@app/kit';
import { readFile, readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { safeIndex } from './safe-index.js';

const indexFilePattern = /^index-\d{1,3}\.json$/;

/** What reading a stream's index objects gave: the good ones, and why others were left out. */
export interface IndexReading {
  indexes: HlsIndex[];
  /** File name and reason of each index object that cannot be used. */
  rejected: { file: string; reason: string }[];
}

/** The origin store as a folder: `<root>/<stream>/index-<replica>.json` and the files those name. */
export class FsStore {
  readonly root: string;
  /** Parsed index by path, with the stamp of the file it came from: most reads find the file unchanged. */
  private readonly parsed = new Map<string, { stamp: string; index: HlsIndex }>();

  constructor(root: string) {
    this.root = resolve(root);
  }

  /**
   * Index objects of a stream (its name must match `namePattern`). No folder = none.
   * @throws the file system's error when the store cannot be read
   */
  async readIndexes(stream: string): Promise<IndexReading> {
    const folder = join(this.root, stream);
    const reading: IndexReading = { indexes: [], rejected: [] };
    for (const file of await this.indexFiles(folder)) {
      try {
        const index = await this.readIndex(join(folder, file));
        if (index.stream === stream) reading.indexes.push(index);
        else reading.rejected.push({ file, reason: `it is of stream ${index.stream}` });
      } catch (error) {
        if (isErrno(error, 'ENOENT')) continue; // removed since the listing
        if ((error as NodeJS.ErrnoException).code !== undefined) throw error;
        reading.rejected.push({ file, reason: (error as Error).message.slice(0, 300) });
      }
    }
    return reading;
  }

  /** What is wrong with the store, or null. A missing folder is made by the first packager, so it is no problem. */
  async problem(): Promise<string | null> {
    try {
      await readdir(this.root);
      return null;
    } catch (error) {
      return isErrno(error, 'ENOENT') ? null : `the store ${this.root} cannot be read: ${(error as Error).message}`;
    }
  }

  private async indexFiles(folder: string): Promise<string[]> {
    try {
      return (await readdir(folder)).filter((name) => indexFilePattern.test(name)).sort();
    } catch (error) {
      if (isErrno(error, 'ENOENT')) return [];
      throw error;
    }
  }

  private async readIndex(path: string): Promise<HlsIndex> {
    const { ino, mtimeMs, size } = await stat(path);
    const stamp = `${ino}.${mtimeMs}.${size}`;
    const known = this.parsed.get(path);
    if (known?.stamp === stamp) return known.index;
    const index = safeIndex.parse(JSON.parse(await readFile(path, 'utf8')));
    this.parsed.set(path, { stamp, index });
    return index;
  }
}
