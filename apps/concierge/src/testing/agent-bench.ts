import { freePort, waitFor } from '@app/kit/testing';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProcesses } from '../supervisor/proc.process.js';
import { SupervisordClient } from '@app/kit';
import { FakePortier } from './fake-portier.js';

const root = join(import.meta.dirname, '../../../..');
/** The built agent (`npm run build:server` first): these tests kill it as a process of its own. */
const program = join(root, 'dist/apps/concierge/src/main.js');
export const fixtureRunner = join(root, 'apps/concierge/test-fixtures/runner.mjs');
/** The tests' own questions to supervisord must not fail because the machine stood still. */
const patienceMs = 60_000;

/** A real agent with a real supervisord in a temporary folder, and a stand-in for portier that speaks the real protocol. */
export class AgentBench {
  readonly portier = new FakePortier();
  readonly supervisord: SupervisordClient;
  /** All that were ever started; the last is the one tests talk about. */
  private readonly agents: ChildProcess[] = [];

  private constructor(
    readonly folder: string,
    readonly port: number,
    private portierPort: number,
    private readonly environment: Record<string, string>,
  ) {
    this.supervisord = new SupervisordClient(join(folder, 'run/supervisor.sock'), patienceMs);
  }

  static async open(environment: Record<string, string> = {}): Promise<AgentBench> {
    // A space and a letter beyond ASCII: both are allowed in the folder of a checkout.
    const folder = await mkdtemp(join(tmpdir(), 'a concïerge-'));
    const bench = new AgentBench(folder, await freePort(), await freePort(), environment);
    await bench.portier.listen(bench.portierPort);
    return bench;
  }

  get workDir(): string {
    return join(this.folder, 'work');
  }

  /** Starts the agent and waits for its first heartbeat. */
  async start(environment: Record<string, string> = {}): Promise<ChildProcess> {
    const before = this.portier.beats.length;
    const agent = spawn(process.execPath, ['--enable-source-maps', program], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...this.settings(), ...this.environment, ...environment },
    });
    this.agents.push(agent);
    for (const stream of [agent.stdout, agent.stderr]) {
      stream.on('data', (chunk: Buffer) => void appendFile(join(this.folder, 'agent.log'), chunk));
    }
    await waitFor('the first heartbeat', () => agent.exitCode !== null || this.portier.beats.length > before, {
      timeoutMs: 60_000,
    });
    return agent;
  }

  async log(): Promise<string> {
    return readFile(join(this.folder, 'agent.log'), 'utf8').catch(() => '');
  }

  /** Lines of `starts.log` or `stops.log`, which the stand-in runners write. */
  async lines(name: 'starts' | 'stops'): Promise<string[]> {
    const text = await readFile(join(this.workDir, `${name}.log`), 'utf8').catch(() => '');
    return text.split('\n').filter((line) => line !== '');
  }

  /** The agent that was started last. */
  get agent(): ChildProcess {
    const last = this.agents.at(-1);
    if (last === undefined) throw new Error('no agent was started');
    return last;
  }

  /** Sends a signal to the last agent and waits until it has ended. */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    const agent = this.agents.at(-1);
    return agent === undefined ? null : endAgent(agent, signal);
  }

  /** Portier goes away and comes back under the same address. */
  async closePortier(): Promise<void> {
    await this.portier.close();
  }
  async reopenPortier(): Promise<void> {
    await this.portier.listen(this.portierPort);
  }

  /** Processes other than agents that have this bench's folder in their arguments, or its mark in their environment. */
  async processes(): Promise<string[]> {
    const found = await findProcesses(({ pid }) => !this.agents.some((agent) => agent.pid === pid));
    const marked = await Promise.all(
      found.map(async ({ pid, argv }) => {
        const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '');
        const isOurs = environment.includes(this.folder) || argv.some((argument) => argument.includes(this.folder));
        return isOurs ? [`${pid} ${argv.join(' ')}`] : [];
      }),
    );
    return marked.flat();
  }

  /** Ends everything. Returns what was left after the agent had ended by SIGTERM. */
  async close(): Promise<string[]> {
    for (const agent of this.agents) await endAgent(agent, 'SIGTERM');
    const left = await this.processes();
    for (const line of left) {
      try {
        process.kill(Number(line.split(' ')[0]), 'SIGKILL');
      } catch {
        // It ended meanwhile.
      }
    }
    await this.portier.close();
    this.supervisord.close();
    await rm(this.folder, { recursive: true, force: true });
    return left;
  }

  private settings(): Record<string, string> {
    return {
      CONCIERGE_PORTIER_URL: `http://127.0.0.1:${this.portierPort}`,
      CONCIERGE_TOKEN: this.portier.token,
      CONCIERGE_WORK_DIR: this.workDir,
      CONCIERGE_RUN_DIR: join(this.folder, 'run'),
      CONCIERGE_RUNNER_PATH: fixtureRunner,
      CONCIERGE_STORE: `fs:${join(this.folder, 'store')}`,
      CONCIERGE_SLOTS: '50',
      CONCIERGE_LABELS: 'region=fra,gpu=no',
      CONCIERGE_PORT: String(this.port),
      PORTIER_CLUSTER: this.folder,
      LOG_LEVEL: 'info',
    };
  }
}

async function endAgent(agent: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (agent.exitCode !== null || agent.signalCode !== null) return agent.exitCode;
  const exit = once(agent, 'exit');
  agent.kill(signal);
  await exit;
  return agent.exitCode;
}
