import { clusterFile, type ClusterFile } from '@app/contract';
import { readJsonIfPresent } from '@app/kit';
import { freePorts, waitFor } from '@app/kit/testing';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, open, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { findClusterProcesses, type ClusterProcess } from '../../apps/cluster/src/leftovers.process.js';
import { portNames } from '../../apps/cluster/src/ports.js';

const root = resolve(import.meta.dirname, '../..');
const program = join(root, 'dist/apps/cluster/src/main.js');

export interface TestCluster {
  file: ClusterFile;
  dataDir: string;
  /** Every process of the cluster but the launcher; `name` is the program file, `postgres`, `ffmpeg`, `node`, ... */
  processes(): Promise<ClusterProcess[]>;
  /** What the launcher printed so far. */
  output(): Promise<string>;
  /** As Ctrl-C. Fails when the launcher fails or leaves a process behind. Removes the data folder if we made it. */
  stop(): Promise<void>;
  /** SIGKILL of the launcher alone or of every process, as a crash or a power cut would; the data folder stays. */
  kill9(who: 'launcher' | 'everything'): Promise<void>;
}

interface StartOptions {
  /** Settings of the launcher and of any program, over ours. */
  env?: Record<string, string>;
  /** Started with before; default: a new one below the system's temporary folder. */
  dataDir?: string;
  timeoutMs?: number;
}

/**
 * The whole cluster as `npm start` runs it, from `dist/` (build first), on free ports.
 * @throws Error with what the launcher printed when it does not get ready
 */
export async function startCluster({
  env = {},
  dataDir,
  timeoutMs = 120_000,
}: StartOptions = {}): Promise<TestCluster> {
  const home = await realpath(dataDir ?? (await newDataDir()));
  const outputFile = join(home, 'launcher.out');
  // After a kill it is still there and says ready.
  await rm(join(home, 'cluster.json'), { force: true });
  const base = await portBase(home);
  const launcher = await spawnLauncher(home, outputFile, { CLUSTER_PORT_BASE: String(base), ...env });
  const output = () => readFile(outputFile, 'utf8');
  const search = { home, postgresFolder: join(home, 'postgres') };
  const processes = async () => (await findClusterProcesses(search)).filter(({ pid }) => pid !== launcher.pid);
  const cleanUp = async () => {
    if (dataDir === undefined) await rm(home, { recursive: true, force: true });
  };

  const endLauncher = async (signal: NodeJS.Signals) => {
    if (launcher.exitCode !== null || launcher.signalCode !== null) return;
    const ended = once(launcher, 'exit');
    launcher.kill(signal);
    await ended;
  };
  const stop = async () => {
    await endLauncher('SIGTERM');
    const left = await processes();
    const said = await output();
    await cleanUp();
    if (left.length > 0) throw new Error(`the cluster left processes behind: ${JSON.stringify(left)}`);
    if (said.includes('ended by force')) throw new Error(`a process did not end by itself:\n${said}`);
    if (launcher.signalCode !== 'SIGKILL' && launcher.exitCode !== 0) {
      throw new Error(`the launcher ended with ${launcher.exitCode ?? launcher.signalCode}:\n${said}`);
    }
  };
  const kill9 = async (who: 'launcher' | 'everything') => {
    await endLauncher('SIGKILL');
    if (who === 'launcher') return;
    await waitFor('every process to be gone', async () => {
      const left = await processes();
      for (const { pid } of left) killQuietly(pid);
      return left.length === 0;
    });
  };

  try {
    const file = await waitFor('cluster.json to say ready', () => readyFile(home, launcher), { timeoutMs });
    if (file === 'ended') throw new Error('the launcher ended');
    return { file, dataDir: home, processes, output, stop, kill9 };
  } catch (error) {
    const said = await output();
    await endLauncher('SIGTERM');
    await cleanUp();
    throw new Error(`the cluster did not get ready (${(error as Error).message}):\n${said}`, { cause: error });
  }
}

/** Open to PostgreSQL's own user, or its data would be put outside (apps/cluster, postgres.process.ts). */
async function newDataDir(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'portier-e2e-'));
  await chmod(folder, 0o755);
  return folder;
}

/** Where this cluster was before, or ports that no other test is given until its programs listen there. */
async function portBase(home: string): Promise<number> {
  const remembered = (await readJsonIfPresent(join(home, 'ports.json'))) as { base: number } | undefined;
  return remembered?.base ?? freePorts(portNames.length);
}

async function spawnLauncher(home: string, outputFile: string, env: Record<string, string>): Promise<ChildProcess> {
  const output = await open(outputFile, 'w', 0o600);
  const launcher = spawn(process.execPath, [program], {
    cwd: root,
    env: { ...process.env, PORTIER_HOME: home, ...env },
    stdio: ['ignore', output.fd, output.fd],
  });
  await output.close();
  return launcher;
}

async function readyFile(home: string, launcher: ChildProcess): Promise<ClusterFile | 'ended' | undefined> {
  if (launcher.exitCode !== null || launcher.signalCode !== null) return 'ended';
  const parsed = clusterFile.safeParse(await readJsonIfPresent(join(home, 'cluster.json')));
  return parsed.success && parsed.data.ready ? parsed.data : undefined;
}

function killQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended in between.
  }
}
