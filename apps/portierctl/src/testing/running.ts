import { createTestDatabase, createTestRedis, freePort, waitFor } from '@app/kit/testing';
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { run } from '../run.js';
import { processTerminal } from '../terminal.process.js';
import type { Terminal } from '../terminal.js';

const dist = join(import.meta.dirname, '../../../../dist/apps');

export const admin = { name: 'admin', password: 'a password of the tests' };

export interface Ran {
  status: number;
  out: string;
  err: string;
}

/** Portier and portierctl as they are installed: processes of their own, from `dist/` (`npx nest build --all`). */
export interface Running {
  url: string;
  /** A home folder of its own. */
  home: string;
  database: pg.Client;
  /** One command to its end, in this process: it starts at once. */
  run(words: string[], more?: { input?: string; env?: Record<string, string> }): Promise<Ran>;
  /** One command to its end, as the built program. */
  runBuilt(words: string[], more?: { input?: string; env?: Record<string, string> }): Promise<Ran>;
  /** A command that goes on, as the built program. */
  start(words: string[]): ChildProcess & { output: () => string };
  stop(): Promise<void>;
}

export async function startAll(): Promise<Running> {
  const [testDatabase, redis] = [await createTestDatabase(), await createTestRedis()];
  const port = await freePort();
  const settings = {
    PATH: process.env['PATH'],
    DATABASE_URL: testDatabase.url,
    PORTIER_REDIS_URL: redis.url,
    PORTIER_CLUSTER_SECRET: 'a cluster secret of thirty-two characters',
    PORTIER_PORT: String(port),
    LOG_LEVEL: 'error',
  };
  execFileSync(process.execPath, [join(dist, 'portier/src/bootstrap.js')], {
    input: JSON.stringify({ admin }),
    env: settings,
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  const portier = spawn(process.execPath, [join(dist, 'portier/src/main.js')], {
    env: settings,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  await waitFor('portier', async () => (await fetch(`${url}/readyz`)).ok, { timeoutMs: 60_000 });
  const home = await mkdtemp(join(tmpdir(), 'portierctl-'));
  const database = new pg.Client({ connectionString: testDatabase.url });
  await database.connect();
  const spawned = (words: string[], env: Record<string, string> = {}) =>
    spawn(process.execPath, [join(dist, 'portierctl/src/main.js'), ...words], {
      env: { PATH: process.env['PATH'], HOME: home, ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
  return {
    ...{ url, home, database },
    run: async (words, { input = '', env = {} } = {}) => {
      const ran = { out: '', err: '' };
      const status = await run(words, terminalOf(ran, input), { HOME: home, ...env });
      return { status, ...ran };
    },
    runBuilt: async (words, { input = '', env = {} } = {}) => {
      const child = spawned(words, env);
      child.stdin.end(input);
      const ended = once(child, 'close');
      const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
      const [status] = (await ended) as [number];
      return { status, out, err };
    },
    start: (words) => {
      const child = spawned(words);
      let output = '';
      child.stdout.setEncoding('utf8').on('data', (piece: string) => (output += piece));
      child.stderr.setEncoding('utf8').on('data', (piece: string) => (output += piece));
      return Object.assign(child, { output: () => output });
    },
    stop: async () => {
      portier.kill('SIGKILL');
      await once(portier, 'exit');
      await database.end();
      await Promise.all([testDatabase.drop(), redis.drop(), rm(home, { recursive: true })]);
    },
  };
}

/** A terminal nobody sits at. */
function terminalOf(ran: { out: string; err: string }, input: string): Terminal {
  return {
    ...processTerminal,
    write: (piece) => void (ran.out += piece),
    warn: (piece) => void (ran.err += piece),
    readAll: async () => input,
    readFile: async (path) => (path === '-' ? input : processTerminal.readFile(path)),
    confirm: async () => false,
  };
}
