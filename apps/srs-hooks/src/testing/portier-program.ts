import { createTestDatabase, createTestRedis, freePort, waitFor } from '@app/kit/testing';
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { clusterSecret } from './streams.js';

const programs = join(import.meta.dirname, '../../../../dist/apps/portier/src');
const admin = { name: 'admin', password: 'password-of-the-tests' };

/** A database of one's own with an administrator, the application `live`, and the stream `sunday` with its key. */
export async function preparePortier(key: string) {
  const [database, redis] = [await createTestDatabase(), await createTestRedis()];
  const settings = {
    DATABASE_URL: database.url,
    PORTIER_REDIS_URL: redis.url,
    PORTIER_CLUSTER_SECRET: clusterSecret,
    PATH: process.env['PATH'],
  };
  const input = {
    admin,
    stream: { name: 'sunday', key },
    serviceTokens: [{ name: 'hooks', token: 'service-token-of-the-tests', scopes: ['feeds:authorization'] }],
  };
  execFileSync(process.execPath, [join(programs, 'bootstrap.js')], { input: JSON.stringify(input), env: settings });
  return { database, redis, settings };
}

/** Portier as it is installed: a process of its own, from `dist/` (`npx nest build --all`). */
export class PortierProgram {
  private constructor(
    readonly port: number,
    private readonly child: ChildProcess,
  ) {}

  static async start(settings: NodeJS.ProcessEnv): Promise<PortierProgram> {
    const port = await freePort();
    const child = spawn(process.execPath, [join(programs, 'main.js')], {
      env: { ...settings, PORTIER_PORT: String(port) },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const ready = async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).ok;
    await waitFor('portier', ready, { timeoutMs: 60_000 });
    return new PortierProgram(port, child);
  }

  /** A request of the administrator, path below `/api/v1`; the parsed answer, or undefined when it has none. */
  async call<Answer>(method: string, path: string, body?: object): Promise<Answer> {
    const authorization = `Basic ${Buffer.from(`${admin.name}:${admin.password}`).toString('base64')}`;
    const response = await fetch(`http://127.0.0.1:${this.port}/api/v1${path}`, {
      method,
      headers: { authorization, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as Answer;
  }

  async end(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, 'exit');
    this.child.kill(signal);
    await gone;
  }
}

/** What stands before several replicas: new connections go to `target`, those that are there can be cut. */
export class Balancer {
  private readonly sockets = new Set<Socket>();
  private constructor(
    readonly port: number,
    private readonly server: Server,
    private target: number,
  ) {
    server.on('connection', (client) => {
      const upstream = connect(this.target, '127.0.0.1');
      for (const [from, to] of [
        [client, upstream],
        [upstream, client],
      ] as const) {
        this.sockets.add(from);
        from.on('error', () => to.destroy());
        from.on('close', () => {
          this.sockets.delete(from);
          to.destroy();
        });
        from.pipe(to);
      }
    });
  }

  static async start(target: number): Promise<Balancer> {
    const [server, port] = [createServer(), await freePort()];
    const balancer = new Balancer(port, server, target);
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return balancer;
  }

  switchTo(target: number): void {
    this.target = target;
    for (const socket of this.sockets) socket.destroy();
  }

  async stop(): Promise<void> {
    this.switchTo(9);
    this.server.close();
    await once(this.server, 'close');
  }
}
