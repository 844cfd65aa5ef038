import { spawn } from 'node:child_process';
import { mkdirSync, openSync, closeSync, readFileSync, writeFileSync, existsSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { waitFor } from './wait-for.js';

export interface TestServices {
  keeperPid: number;
  postgresPort: number;
  redisPort: number;
}

/** The keeper is plain JavaScript, which a build leaves where it is: run from the source folder, also by built programs. */
const keeperFolder = import.meta.dirname.replace('/dist/libs/', '/libs/');

let joined: Promise<TestServices> | undefined;

/**
 * Addresses of the PostgreSQL and Redis that all test processes of this machine share. The first caller starts them
 * (1 to 2 s); they end by themselves when the last test process is gone. Data lives in the temporary folder.
 */
export function testServices(): Promise<TestServices> {
  return (joined ??= joinServices());
}

async function joinServices(): Promise<TestServices> {
  const lock = (await import(join(keeperFolder, 'services-lock.mjs'))) as typeof import('./services-lock.mjs');
  const folder = join(tmpdir(), `portier-test-${userInfo().username}`);
  mkdirSync(join(folder, 'clients'), { recursive: true, mode: 0o755 });
  return lock.withLock(folder, async () => {
    writeFileSync(join(folder, 'clients', String(process.pid)), '');
    const running = read(join(folder, 'services.json'));
    if (running !== undefined && lock.isAlive(running.keeperPid) && (await connects(running.postgresPort)))
      return running;
    return start(folder);
  });
}

async function start(folder: string): Promise<TestServices> {
  const logFile = join(folder, 'keeper.log');
  const log = openSync(logFile, 'w');
  const keeper = spawn(process.execPath, [join(keeperFolder, 'services-keeper.mjs'), folder], {
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  keeper.unref();
  return waitFor(
    'PostgreSQL and Redis for the tests',
    () => {
      if (keeper.exitCode !== null) throw new Error(`they cannot start: ${readFileSync(logFile, 'utf8')}`);
      const state = read(join(folder, 'services.json'));
      return state?.keeperPid === keeper.pid ? state : undefined;
    },
    { timeoutMs: 40_000 },
  );
}

function read(path: string): TestServices | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as TestServices;
  } catch {
    return undefined;
  }
}

function connects(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    }).on('error', () => resolve(false));
  });
}
