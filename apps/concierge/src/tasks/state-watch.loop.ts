import { runnerFiles } from '@app/contract';
import { stat } from 'node:fs/promises';
import { watch, type FSWatcher } from 'node:fs';
import { join } from 'node:path';

/** Backstop for a file system or a machine that gives no (more) notices. */
const pollIntervalMs = 500;

interface Watched {
  folder: string;
  watcher: FSWatcher | undefined;
  /** Inode and change time of the file that was reported last. */
  version: string;
  onChange: () => void;
}

/** Tells when the state file of a task folder was replaced: at once through inotify, at the latest after 500 ms. */
export class StateWatchLoop {
  private readonly watched = new Map<string, Watched>();
  private timer: NodeJS.Timeout | undefined;
  private isPolling = false;

  add(folder: string, onChange: () => void): void {
    if (this.watched.has(folder)) return;
    const entry: Watched = { folder, watcher: undefined, version: '', onChange };
    this.watched.set(folder, entry);
    entry.watcher = this.tryWatch(entry);
    this.timer ??= setInterval(() => void this.poll(), pollIntervalMs);
    void this.check(entry);
  }

  remove(folder: string): void {
    this.watched.get(folder)?.watcher?.close();
    this.watched.delete(folder);
  }

  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
    for (const { folder } of [...this.watched.values()]) this.remove(folder);
  }

  private tryWatch(entry: Watched): FSWatcher | undefined {
    try {
      const watcher = watch(entry.folder, (_event, name) => {
        if (name === runnerFiles.state) void this.check(entry);
      });
      // Out of inotify watches, or the folder is gone: polling goes on.
      watcher.on('error', () => watcher.close());
      return watcher;
    } catch {
      return undefined;
    }
  }

  private async poll(): Promise<void> {
    if (this.isPolling) return;
    this.isPolling = true;
    await Promise.all([...this.watched.values()].map((entry) => this.check(entry)));
    this.isPolling = false;
  }

  private async check(entry: Watched): Promise<void> {
    const facts = await stat(join(entry.folder, runnerFiles.state)).catch(() => undefined);
    const version = facts === undefined ? '' : `${facts.ino} ${facts.mtimeMs}`;
    if (version === entry.version || !this.watched.has(entry.folder)) return;
    entry.version = version;
    entry.onChange();
  }
}
