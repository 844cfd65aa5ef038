import { runnerFiles, runnerSpec, runnerState, runnerStop, type RunnerSpec, type StopReason } from '@app/contract';
import { isErrno, readJsonIfPresent, writeFileAtomically } from '@app/kit';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { folderName, parseFolderName, type ProgramKey } from '../supervisor/program.js';
import type { SeenState } from './local-task.js';

/** Folders of ended tasks that are kept for their logs. */
const keptFolders = 20;

/** What is worth keeping of an ended task; everything else may hold secrets or media. */
const keptFiles = /\.log(\.\d+)?$|^state\.json$/;

/** A task folder found at the start of the agent. */
export type FoundFolder =
  { kind: 'task'; key: ProgramKey; stop: StopReason | null } | { kind: 'unreadable'; key: ProgramKey };

/** The task folders: `<tasks>/<taskId>.<leaseToken>/` (libs/contract runner-files). */
export class TaskFolders {
  constructor(
    private readonly tasksDir: string,
    private readonly endedDir: string,
  ) {}

  pathOf(key: ProgramKey): string {
    return join(this.tasksDir, folderName(key));
  }

  async writeSpec(spec: RunnerSpec): Promise<void> {
    const folder = this.pathOf({ taskId: spec.description.taskId, leaseToken: spec.leaseToken });
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFileAtomically(join(folder, runnerFiles.spec), JSON.stringify(spec));
  }

  /** Nothing is written when the folder is gone. */
  async writeStop(key: ProgramKey, reason: StopReason): Promise<void> {
    if ((await stat(this.pathOf(key)).catch(() => undefined)) === undefined) return;
    const stop = runnerStop.parse({ reason });
    await writeFileAtomically(join(this.pathOf(key), runnerFiles.stop), JSON.stringify(stop));
  }

  /** What the runner last wrote. @throws Error on a file that is not a state of this task */
  async readState(key: ProgramKey): Promise<SeenState | undefined> {
    const path = join(this.pathOf(key), runnerFiles.state);
    try {
      const { mtimeMs } = await stat(path);
      const written = await readJsonIfPresent(path);
      if (written === undefined) return undefined;
      const state = runnerState.parse(written);
      if (state.taskId !== key.taskId || state.leaseToken !== key.leaseToken) throw new Error('state of another task');
      return { state, mtimeMs };
    } catch (error) {
      if (isErrno(error, 'ENOENT')) return undefined;
      throw error;
    }
  }

  /** All task folders there are. */
  async find(): Promise<FoundFolder[]> {
    const keys = (await readdir(this.tasksDir)).map(parseFolderName).filter((key) => key !== undefined);
    return Promise.all(keys.map((key) => this.look(key)));
  }

  /** Keeps the logs of an ended task for a while, without its specification. */
  async retire(key: ProgramKey): Promise<void> {
    const folder = this.pathOf(key);
    const names = await readdir(folder).catch(() => []);
    const worthless = names.filter((name) => !keptFiles.test(name));
    await Promise.all(worthless.map((name) => rm(join(folder, name), { recursive: true, force: true })));
    const target = join(this.endedDir, folderName(key));
    await rm(target, { recursive: true, force: true });
    await rename(folder, target).catch(() => rm(folder, { recursive: true, force: true }));
    await this.prune();
  }

  private async look(key: ProgramKey): Promise<FoundFolder> {
    const folder = this.pathOf(key);
    const [spec, stop] = await Promise.all([
      readJsonIfPresent(join(folder, runnerFiles.spec)).catch(() => undefined),
      readJsonIfPresent(join(folder, runnerFiles.stop)).catch(() => ({})),
    ]);
    const parsed = runnerSpec.safeParse(spec);
    const isOurs =
      parsed.success && parsed.data.leaseToken === key.leaseToken && parsed.data.description.taskId === key.taskId;
    if (!isOurs) return { kind: 'unreadable', key };
    const reason = runnerStop.safeParse(stop);
    return { kind: 'task', key, stop: stop === undefined ? null : (reason.data?.reason ?? 'moved') };
  }

  private async prune(): Promise<void> {
    const names = await readdir(this.endedDir);
    const aged = await Promise.all(
      names.map(async (name) => ({
        path: join(this.endedDir, name),
        changedMs: await stat(join(this.endedDir, name)).then(
          ({ ctimeMs }) => ctimeMs,
          () => 0,
        ),
      })),
    );
    const surplus = aged.sort((a, b) => b.changedMs - a.changedMs).slice(keptFolders);
    await Promise.all(surplus.map(({ path }) => rm(path, { recursive: true, force: true })));
  }
}
