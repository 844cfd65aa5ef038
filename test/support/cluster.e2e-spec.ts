import { jest } from '@jest/globals';
import { chmod, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findClusterProcesses } from '../../apps/cluster/src/leftovers.process.js';
import { startCluster } from './cluster.js';

jest.setTimeout(600_000);

describe('start and stop of the whole cluster', () => {
  let dataDir: string;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'portier-start-'));
    await chmod(dataDir, 0o755);
  });
  afterAll(() => rm(dataDir, { recursive: true, force: true }));

  it('is ready when cluster.json says so, survives kill -9 of everything, and leaves no process', async () => {
    const first = await startCluster({ dataDir });
    expect((await stat(join(dataDir, 'cluster.json'))).mode & 0o777).toBe(0o600);
    expect((await fetch(`${first.file.adminUrl}/readyz`)).status).toBe(200);
    expect((await fetch(`${first.file.directorUrl}/readyz`)).status).toBe(200);
    await first.kill9('everything');

    const second = await startCluster({ dataDir });
    expect({ ...second.file, ready: true }).toEqual(first.file);
    await second.kill9('launcher');
    expect((await second.processes()).length).toBeGreaterThan(5);

    const third = await startCluster({ dataDir });
    expect(await third.output()).toContain('processes of a cluster that was killed');
    await third.stop();
    await expect(stat(join(dataDir, 'cluster.json'))).rejects.toThrow('ENOENT');
  });

  it('says which program does not start, why, and stops the others', async () => {
    const start = startCluster({ dataDir, env: { CONCIERGE_SLOTS: 'many' } });
    await expect(start).rejects.toThrow(/concierge does not start[\s\S]*CONCIERGE_SLOTS: [\s\S]*stopping/);
    expect(await findClusterProcesses({ home: dataDir, postgresFolder: join(dataDir, 'postgres') })).toEqual([]);
  });
});
