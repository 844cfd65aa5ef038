import { PortierError, type AuthorizationFeed } from '@app/contract';
import { isErrno, readJsonIfPresent } from '@app/kit';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseFeed } from './authorization-feed.client.js';

/** Writing 500 streams as JSON takes about 1 ms; hooks are answered in between. */
const streamsAtOnce = 500;

export interface SavedSnapshot {
  feed: AuthorizationFeed;
  /** Milliseconds since 1970. */
  savedAtMs: number;
}

/** `<folder>/snapshot.json`, mode 0600: the last snapshot as a full feed, for a cold start while portier is away. */
export class SnapshotStore {
  private readonly path: string;

  constructor(private readonly folder: string) {
    this.path = join(folder, 'snapshot.json');
  }

  /**
   * Undefined when there is none yet.
   * @throws PortierError `malformed` when the file is not what `save` wrote
   */
  async load(): Promise<SavedSnapshot | undefined> {
    try {
      const json = await readJsonIfPresent(this.path);
      if (json === undefined) return undefined;
      const [feed, { mtimeMs }] = [await parseFeed(json), await stat(this.path)];
      return { feed, savedAtMs: mtimeMs };
    } catch (error) {
      if (error instanceof SyntaxError || error instanceof PortierError) {
        throw new PortierError('malformed', `${this.path} is not a snapshot`, { cause: error });
      }
      throw error;
    }
  }

  /** Written beside and renamed: a crash leaves the old one. In slices, as it may be 40 MB. */
  async save({ streams, ...rest }: AuthorizationFeed): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const temporary = `${this.path}.tmp`;
    try {
      const file = await open(temporary, 'w', 0o600);
      try {
        await file.write(`${JSON.stringify(rest).slice(0, -1)},"streams":[\n`);
        for (let from = 0; from < streams.length; from += streamsAtOnce) {
          const lines = streams.slice(from, from + streamsAtOnce).map((stream) => JSON.stringify(stream));
          await file.write(`${from > 0 ? ',\n' : ''}${lines.join(',\n')}`);
        }
        await file.write('\n]}\n');
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(temporary, this.path);
    } catch (error) {
      if (!isErrno(error, 'ENOENT')) await rm(temporary, { force: true });
      throw error;
    }
  }
}
