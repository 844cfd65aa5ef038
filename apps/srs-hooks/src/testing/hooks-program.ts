import { freePort, waitFor } from '@app/kit/testing';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathSecret } from './running-hooks.js';
import { clusterSecret } from './streams.js';

const program = join(import.meta.dirname, '../../../../dist/apps/srs-hooks/src/main.js');

/** srs-hooks as it is installed: a process of its own, from `dist/` (`npx nest build --all`). */
export class HooksProgram {
  private log = '';

  private constructor(
    readonly port: number,
    private readonly child: ChildProcess,
  ) {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (this.log += text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (this.log += text));
  }

  /** Listens when this returns. Portier and Redis are away unless their addresses are given. */
  static async start(stateDir: string, environment: Record<string, string> = {}): Promise<HooksProgram> {
    const port = await freePort();
    const child = spawn(process.execPath, ['--enable-source-maps', program], {
      env: {
        PATH: process.env['PATH'],
        HOOKS_PORT: String(port),
        HOOKS_SECRET: pathSecret,
        HOOKS_CLUSTER_SECRET: clusterSecret,
        HOOKS_SERVICE_TOKEN: 'service-token-of-the-tests',
        HOOKS_PORTIER_URL: 'http://127.0.0.1:9',
        HOOKS_REDIS_URL: 'redis://127.0.0.1:9',
        HOOKS_STATE_DIR: stateDir,
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const running = new HooksProgram(port, child);
    await waitFor('srs-hooks to listen', () => running.says('listening for hooks'), { timeoutMs: 60_000 });
    return running;
  }

  says(phrase: string): boolean {
    if (this.child.exitCode !== null) throw new Error(`srs-hooks ended: ${this.log}`);
    return this.log.includes(phrase);
  }

  /** Status of the answer to a hook. */
  async post(body: object, path = `/srs/${pathSecret}`): Promise<number> {
    const answer = await fetch(`http://127.0.0.1:${this.port}${path}`, { method: 'POST', body: JSON.stringify(body) });
    await answer.body?.cancel();
    return answer.status;
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** By default a crash: no time for anything. */
  async end(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, 'exit');
    this.child.kill('SIGCONT');
    this.child.kill(signal);
    await gone;
  }
}
