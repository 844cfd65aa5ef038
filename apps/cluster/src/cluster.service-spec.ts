import { freePort, freePorts } from '@app/kit/testing';
import { access, mkdir, mkdtemp, readlink, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import pg from 'pg';
import { ClusterService } from './cluster.service.js';
import { clusterConfig } from './config.js';
import { searchFor } from './data-folder.service.js';
import { pingPostgres, pingRedis } from './database.client.js';
import { layoutOf } from './layout.js';
import { findClusterProcesses } from './leftovers.process.js';
import { portNames } from './ports.js';
import { Progress } from './progress.loop.js';

const root = resolve(import.meta.dirname, '../../..');

describe('stores of a cluster', () => {
  let base: string;
  let home: string;
  /** Nobody else is given them while a cluster is down. */
  let portBase: number;
  const started: ClusterService[] = [];
  const prepare = (settings: Record<string, string> = {}) => {
    const config = clusterConfig.parse({ PORTIER_HOME: home, CLUSTER_PORT_BASE: String(portBase), ...settings });
    const cluster = new ClusterService(config, root, new Progress({ write: () => undefined }));
    started.push(cluster);
    return cluster;
  };
  const layout = () => layoutOf({ root, home });
  const processes = async () => findClusterProcesses(await searchFor(layout()));
  const query = async (url: string, sql: string) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const result = await client.query(sql);
    await client.end();
    return result.rows as unknown[];
  };

  beforeEach(async () => {
    // 0700 and owned by us: as root, PostgreSQL's user cannot get in.
    home = base = await mkdtemp(join(tmpdir(), 'portier stores-'));
    portBase = await freePorts(portNames.length);
  });
  afterEach(async () => {
    for (const cluster of started.splice(0)) await cluster.stop();
    const left = await processes();
    const outside = await readlink(layout().postgres).catch(() => undefined);
    if (outside !== undefined) await rm(dirname(outside), { recursive: true, force: true });
    await rm(base, { recursive: true, force: true });
    expect(left).toEqual([]);
  });

  it('start in a folder only we can enter, answer with a password only, and stop leaving no process', async () => {
    const cluster = prepare();
    const { running } = await cluster.startStores();
    const { databaseUrl, redisUrl, ports } = running.plan.cluster;
    await pingPostgres(databaseUrl);
    await pingRedis(redisUrl);
    await expect(pingPostgres(databaseUrl.replace(/:[^:@]+@/, ':wrong@'))).rejects.toThrow('password');
    await expect(pingRedis(`redis://127.0.0.1:${ports.redis}`)).rejects.toThrow('NOAUTH');
    expect((await processes()).map(({ name }) => name)).toEqual(
      expect.arrayContaining(['supervisord', 'postgres', 'redis-server']),
    );
    expect(await cluster.stop()).toEqual([]);
    expect(await processes()).toEqual([]);
    await expect(access(layout().run)).rejects.toThrow('ENOENT');
  });

  it('keep their data over kill -9 of every process', async () => {
    const first = (await prepare().startStores()).running.plan.cluster;
    await query(first.databaseUrl, 'create table kept as select 42 as answer');
    for (const { pid } of await processes()) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It ended with its parent.
      }
    }
    // A crash also takes the launcher and its lock.
    await started.splice(0)[0]?.stop();
    const second = (await prepare().startStores()).running.plan.cluster;
    expect(second.ports).toEqual(first.ports);
    expect(await query(second.databaseUrl, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  it('put the database behind a link when its user cannot get into the folder', async () => {
    if (process.getuid?.() !== 0) return;
    await prepare().startStores();
    expect(await readlink(layout().postgres)).toMatch(/^\/var\/lib\/portier\/.*\/postgres$/);
    expect((await stat(layout().postgres)).uid).not.toBe(0);
  });

  it('are refused to a second cluster in the same folder while the first runs', async () => {
    await prepare().startStores();
    await expect(prepare().startStores()).rejects.toMatchObject({
      message: `Portier is already running with the data folder ${home}`,
    });
    expect((await processes()).length).toBeGreaterThan(2);
  });

  it('say which one is away, where, and how to start it, when others are to be used', async () => {
    const port = await freePort();
    const postgres = prepare({ DATABASE_URL: `postgres://me:tell-nobody@127.0.0.1:${port}/x` });
    await expect(postgres.startStores()).rejects.toMatchObject({
      message: `PostgreSQL at 127.0.0.1:${port} (DATABASE_URL) does not answer: connect ECONNREFUSED 127.0.0.1:${port}`,
      advice: expect.stringContaining('systemctl start postgresql') as string,
    });
    await postgres.stop();
    await expect(prepare({ REDIS_URL: `redis://127.0.0.1:${port}` }).startStores()).rejects.toMatchObject({
      message: `Redis at 127.0.0.1:${port} (REDIS_URL) does not answer: connect ECONNREFUSED 127.0.0.1:${port}`,
      advice: expect.stringContaining('systemctl start redis-server') as string,
    });
  });

  it('run from a deep folder, whose path no unix socket could have', async () => {
    home = join(home, 'deep '.repeat(20).trim(), 'var');
    await mkdir(home, { recursive: true });
    const { running } = await prepare().startStores();
    expect(layout().run).toMatch(/^\/tmp\/portier-/);
    await pingPostgres(running.plan.cluster.databaseUrl);
  });
});
