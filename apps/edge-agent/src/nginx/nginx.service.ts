import { isErrno, writeFileAtomically } from '@app/kit';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { Layout } from '../layout.js';
import { nginxProcesses, signal, testConfiguration } from './nginx.process.js';

interface NginxServiceOptions {
  layout: Layout;
  nginxPath: string;
  /** Text of the configuration that the settings ask for. */
  configuration: string;
}

export type WriteResult =
  | { kind: 'unchanged' }
  | { kind: 'written' }
  /** nginx would not run with it; what was there before is there still. */
  | { kind: 'refused'; reason: string };

/** How long a worker without a master may take to end by itself, milliseconds. */
const orphanPatienceMs = 1_000;

/** nginx's files and signals. The process itself belongs to whoever supervises it. */
export class NginxService {
  constructor(private readonly options: NginxServiceOptions) {}

  /** Brings the configuration on disk to the settings, tested by nginx itself before it takes the old one's place. */
  async write(): Promise<WriteResult> {
    const { layout, nginxPath, configuration } = this.options;
    await this.makeFolders();
    if ((await textOf(layout.configurationFile)) === configuration) return { kind: 'unchanged' };
    // Two may write at once: this program's `render` and its agent.
    const candidate = `${layout.configurationFile}.${process.pid}`;
    try {
      await writeFileAtomically(candidate, configuration, { mode: 0o644 });
      const reason = await testConfiguration(nginxPath, layout.workDir, candidate);
      if (reason !== null) return { kind: 'refused', reason };
      await rename(candidate, layout.configurationFile);
      return { kind: 'written' };
    } finally {
      await rm(candidate, { force: true });
    }
  }

  /** Makes a running nginx read its configuration again; no connection is cut. @returns false when none runs */
  async reload(): Promise<boolean> {
    const { layout } = this.options;
    const recorded = Number((await textOf(layout.pidFile)) ?? '');
    const master = (await nginxProcesses(layout.workDir)).find(({ pid, isMaster }) => isMaster && pid === recorded);
    return master !== undefined && signal(master.pid, 'SIGHUP');
  }

  /**
   * Clears away what a killed nginx left and the next one cannot start with: workers that hold its ports, its socket, playlists of
   * another time. Does nothing while a master runs.
   */
  async clearLeftovers(): Promise<void> {
    const { layout } = this.options;
    const processes = await nginxProcesses(layout.workDir);
    if (processes.some(({ isMaster }) => isMaster)) return;
    for (const { pid } of processes) signal(pid, 'SIGTERM');
    const deadline = performance.now() + orphanPatienceMs;
    while (performance.now() < deadline && (await nginxProcesses(layout.workDir)).length > 0) await delay(20);
    for (const { pid } of await nginxProcesses(layout.workDir)) signal(pid, 'SIGKILL');
    await rm(layout.statusSocket, { force: true });
    await rm(layout.playlistCache, { recursive: true, force: true });
  }

  /** Open for workers of another user; nginx makes the folders in it and gives them to that user. */
  private async makeFolders(): Promise<void> {
    const { workDir, runDir, temporaryDir, segmentCache, playlistCache } = this.options.layout;
    for (const folder of [workDir, runDir, temporaryDir, segmentCache, playlistCache]) {
      await mkdir(folder, { recursive: true, mode: 0o755 });
    }
  }
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return undefined;
    throw error;
  }
}
