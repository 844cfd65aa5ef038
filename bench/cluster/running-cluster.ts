import { clusterFile, type ClusterFile } from '@app/contract';
import { readJsonIfPresent } from '@app/kit';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
// Not the whole of @app/kit/testing: its shared services are no part of the build.
import { waitFor } from '../../libs/kit/src/testing/wait-for.js';

export interface RunningCluster {
  file: ClusterFile;
  dataDir: string;
  /** From the start of the launcher until `cluster.json` said ready. */
  startMs: number;
  stop(): Promise<void>;
}

export async function newDataDir(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'portier-bench-')));
  await chmod(folder, 0o755);
  return folder;
}

/** The cluster as `npm start` runs it, from `dist/`, on free ports. */
export async function runCluster(dataDir: string): Promise<RunningCluster> {
  const began = performance.now();
  const launcher = spawn(process.execPath, ['dist/apps/cluster/src/main.js'], {
    env: {
      ...process.env,
      PORTIER_HOME: dataDir,
      CLUSTER_PORT_BASE: '0',
      PORTIER_ALLOW_PRIVATE_TARGETS: 'true',
      CONCIERGE_SLOTS: '40',
      DIRECTOR_ENDED_RETENTION_MS: '1000',
    },
    stdio: 'ignore',
  });
  const path = join(dataDir, 'cluster.json');
  const file = await waitFor(
    'the cluster',
    async () => {
      if (launcher.exitCode !== null) throw new Error(`the launcher ended with ${launcher.exitCode}`);
      const parsed = clusterFile.safeParse(await readJsonIfPresent(path));
      return parsed.success && parsed.data.ready ? parsed.data : undefined;
    },
    { timeoutMs: 120_000, intervalMs: 20 },
  );
  return {
    file,
    dataDir,
    startMs: performance.now() - began,
    stop: async () => {
      const ended = once(launcher, 'exit');
      launcher.kill('SIGTERM');
      await ended;
    },
  };
}

export async function removeDataDir(dataDir: string): Promise<void> {
  await rm(dataDir, { recursive: true, force: true });
}
