import { deriveClusterKeys, type ClusterKeys } from '@app/contract';
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { ensureDatabase, pingPostgres } from '../../apps/cluster/src/database.client.js';
import { layoutOf } from '../../apps/cluster/src/layout.js';
import { postgresName, preparePostgres } from '../../apps/cluster/src/postgres.process.js';
// Not the whole of @app/kit/testing: its shared services are no part of the build.
import { freePort } from '../../libs/kit/src/testing/free-port.js';
import { waitFor } from '../../libs/kit/src/testing/wait-for.js';

/** Portier as a process of its own, on the PostgreSQL that `npm start` runs (its settings, fsync included) and a Redis. */
export interface Stack {
  portierUrl: string;
  redisUrl: string;
  keys: ClusterKeys;
  /** A connection of the bench itself, to make rows and to measure the floor. */
  database: pg.Client;
  databaseUrl: string;
  portierPid: number;
  postgresPid: number;
  stop(): Promise<void>;
}

const root = fileURLToPath(new URL('../../..', import.meta.url));

export async function startStack(): Promise<Stack> {
  const home = await realpath(await mkdtemp(join(tmpdir(), 'portier-control-bench-')));
  await chmod(home, 0o755);
  const children: ChildProcess[] = [];
  // An error that nobody waits for ends the bench at once: no program may outlive it.
  process.once('exit', () => children.forEach((child) => child.kill('SIGKILL')));
  const stopAll = async () => {
    for (const child of children.reverse()) await stopChild(child);
    await rm(home, { recursive: true, force: true });
  };
  try {
    const postgres = await startPostgres(home, children);
    const redisUrl = await startRedis(home, children);
    const database = new pg.Client({ connectionString: postgres.url });
    // Its server is stopped under it when something else cannot start: that is the error to see.
    database.on('error', () => undefined);
    await database.connect();
    const secret = randomBytes(24).toString('hex');
    const portier = await startPortier({ databaseUrl: postgres.url, redisUrl, secret }, children);
    return {
      ...{ portierUrl: portier.url, redisUrl, keys: deriveClusterKeys(secret), database, databaseUrl: postgres.url },
      ...{ portierPid: portier.pid, postgresPid: postgres.pid },
      stop: async () => {
        await database.end();
        await stopAll();
      },
    };
  } catch (error) {
    await stopAll();
    throw error;
  }
}

async function startPostgres(home: string, children: ChildProcess[]): Promise<{ url: string; pid: number }> {
  const port = await freePort();
  const password = randomBytes(12).toString('hex');
  const environment = { PATH: process.env['PATH'] ?? '' };
  const { argv, user } = await preparePostgres({ layout: layoutOf({ root, home }), port, password, environment });
  // Its start and stop are no news here; what fails is thrown where it was asked.
  const quiet = [...argv, '-c', 'log_min_messages=fatal'];
  const child = start(quiet, { environment, ...(user === undefined ? {} : { uid: user.uid, gid: user.gid }) });
  children.push(child);
  const urlOf = (name: string) => `postgres://${postgresName}:${password}@127.0.0.1:${port}/${name}`;
  await waitFor('PostgreSQL', async () => (await pingPostgres(urlOf('postgres')), true), { timeoutMs: 60_000 });
  await ensureDatabase(urlOf('postgres'));
  return { url: urlOf(postgresName), pid: child.pid! };
}

async function startRedis(home: string, children: ChildProcess[]): Promise<string> {
  const socket = join(home, 'redis.sock');
  const argv = [
    'redis-server',
    '--port',
    '0',
    '--unixsocket',
    socket,
    '--save',
    '',
    '--maxmemory-policy',
    'noeviction',
  ];
  children.push(start(argv, { environment: { PATH: process.env['PATH'] ?? '' } }));
  return socket;
}

async function startPortier(
  { databaseUrl, redisUrl, secret }: { databaseUrl: string; redisUrl: string; secret: string },
  children: ChildProcess[],
): Promise<{ url: string; pid: number }> {
  const port = await freePort();
  const environment = {
    PATH: process.env['PATH'] ?? '',
    NODE_ENV: 'production',
    DATABASE_URL: databaseUrl,
    PORTIER_REDIS_URL: redisUrl,
    PORTIER_CLUSTER_SECRET: secret,
    PORTIER_PORT: String(port),
    // Simulated agents take turns: a lease must outlive a whole round. Looks at media servers come by events only.
    PORTIER_LEASE_TTL_MS: '300000',
    PORTIER_POLL_INTERVAL_MS: '60000',
    LOG_LEVEL: 'warn',
  };
  const program = (name: string) => [
    process.execPath,
    '--enable-source-maps',
    join(root, 'dist/apps/portier/src', name),
  ];
  const migration = start(program('migrate.js'), { environment });
  const [status] = (await once(migration, 'exit')) as [number];
  if (status !== 0) throw new Error(`the migration ended with ${status}`);
  const child = start(program('main.js'), { environment });
  children.push(child);
  const url = `http://127.0.0.1:${port}`;
  await waitFor('portier', async () => (await fetch(`${url}/readyz`)).ok, { timeoutMs: 60_000 });
  return { url, pid: child.pid! };
}

function start(
  [program = '', ...args]: string[],
  { environment, uid, gid }: { environment: Record<string, string>; uid?: number; gid?: number },
): ChildProcess {
  return spawn(program, args, {
    cwd: uid === undefined ? root : '/',
    env: environment,
    stdio: ['ignore', 'ignore', 'inherit'],
    ...(uid === undefined ? {} : { uid }),
    ...(gid === undefined ? {} : { gid }),
  });
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  // PostgreSQL: fast shutdown; the others end on it as well.
  child.kill('SIGINT');
  await ended;
}
