import { write } from 'node:fs';
import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

const writeTo = promisify(write);
/**
 * What was written and is still there is on the disk itself this long after, all of it with one fdatasync: as often as Redis
 * syncs its own file (`appendfsync everysec`), where events are soon when all is well. More often would hold up the writes.
 */
const syncAfterMs = 1_000;
/**
 * A file lines are added to, mode 0600. One call at a time. Written lines survive the end of this process at once, and a loss of
 * power a second later.
 */
export class JournalFile {
  /** Of whole lines. */
  bytes = 0;
  private handle: FileHandle | undefined;
  private isTorn = false;
  private syncTimer: NodeJS.Timeout | undefined;
  private syncing: Promise<void> = Promise.resolve();

  constructor(readonly path: string) {}

  /** All or nothing: after a failure the file ends where it ended before, or else in a torn line of its own. */
  async append(text: string): Promise<void> {
    const file = (this.handle ??= await this.create());
    const content = Buffer.from(this.isTorn ? `\n${text}` : text);
    try {
      const { bytesWritten } = await writeTo(file.fd, content);
      if (bytesWritten < content.length) throw new Error(`${bytesWritten} of ${content.length} bytes were written`);
    } catch (error) {
      await file.truncate(this.bytes).catch(() => (this.isTorn = true));
      throw error;
    }
    this.isTorn = false;
    this.bytes += content.length;
    this.syncTimer ??= setTimeout(() => this.sync(), syncAfterMs);
  }

  /** Forgets all lines; those that follow need a new sync, these do not. */
  async empty(): Promise<void> {
    if (this.bytes === 0) return;
    clearTimeout(this.syncTimer);
    this.syncTimer = undefined;
    await this.handle?.truncate(0);
    this.bytes = 0;
  }

  /** What was written is on the disk afterwards. */
  async close(): Promise<void> {
    clearTimeout(this.syncTimer);
    if (this.bytes > 0) this.sync();
    await this.syncing;
    await this.handle?.close();
    this.handle = undefined;
  }

  private async create(): Promise<FileHandle> {
    const folder = dirname(this.path);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const file = await open(this.path, 'ax', 0o600);
    // The name of a new file is on the disk only with its folder.
    this.syncing = this.syncing.then(() => syncFolder(folder)).catch(() => undefined);
    return file;
  }

  /** A disk that fails here says so at the next write too. */
  private sync(): void {
    this.syncTimer = undefined;
    const file = this.handle;
    this.syncing = this.syncing.then(() => file?.datasync()).catch(() => undefined);
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
