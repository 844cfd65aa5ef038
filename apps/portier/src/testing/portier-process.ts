import { freePort, waitFor } from '@app/kit/testing';
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { send, type Answer, type CallOptions } from './portier.js';

const dist = join(import.meta.dirname, '../../../../dist/apps/portier/src');

export const clusterSecret = 'a cluster secret of thirty-two characters';

/** Portier as a program of its own, which can be killed. */
export interface PortierProcess {
  url: string;
  child: ChildProcess;
  /** Everything it wrote so far. */
  output(): string;
  ended: Promise<number | NodeJS.Signals>;
  /** A request, path below `/api/v1`. */
  call<Body = never>(method: string, path: string, options?: CallOptions): Promise<Answer<Body>>;
  ready(): Promise<void>;
  /** SIGKILL and gone, whatever it did. */
  kill(): Promise<void>;
}

/** From `dist/` (build first). Returns before it is ready. */
export async function startPortierProcess(settings: Record<string, string>): Promise<PortierProcess> {
  const port = await freePort();
  const child = spawn(process.execPath, ['--enable-source-maps', join(dist, 'main.js')], {
    env: {
      PATH: process.env['PATH'],
      PORTIER_CLUSTER_SECRET: clusterSecret,
      PORTIER_PORT: String(port),
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (piece: string) => (output += piece));
  }
  const ended = new Promise<number | NodeJS.Signals>((resolve) =>
    child.once('close', (code, signal) => resolve(code ?? signal ?? 0)),
  );
  const url = `http://127.0.0.1:${port}`;
  return {
    ...{ url, child, ended },
    output: () => output,
    call: (method, path, { body, headers } = {}) =>
      send(`${url}/api/v1${path}`, { method, body, headers: headers ?? {} }),
    ready: async () => {
      await waitFor(`portier at ${url}`, async () => (await fetch(`${url}/readyz`)).ok, { timeoutMs: 60_000 });
    },
    kill: async () => {
      child.kill('SIGCONT');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** What `bootstrap.js` makes of its input, in a database. @throws Error with what it said */
export async function bootstrap(databaseUrl: string, input: object): Promise<void> {
  const child = spawn(process.execPath, [join(dist, 'bootstrap.js')], {
    env: { PATH: process.env['PATH'], DATABASE_URL: databaseUrl, PORTIER_CLUSTER_SECRET: clusterSecret },
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.stdin.end(JSON.stringify(input));
  const [problems] = await Promise.all([text(child.stderr), text(child.stdout)]);
  if ((await ended) !== 0) throw new Error(`bootstrap failed: ${problems}`);
}
