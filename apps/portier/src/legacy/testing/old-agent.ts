import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';

interface OldClaim {
  uuid: string;
  type: string;
  configuration: { name: string; app: string; stream: string; target: string; format: string };
}
interface OldHeartbeat {
  claims: { uuid: string }[];
  available: { uuid: string; type: string }[];
}

const periodMs = 300;

/**
 * The loop of the older system's agent, from its description (reference-systems.md D17 to D21), with its faults: no timeout, no look at
 * the status of a claim, one command line of text. Only supervisord is missing: it starts ffmpeg itself, again and again.
 */
export class OldAgent {
  readonly claims: OldClaim[] = [];
  readonly commands = new Map<string, string>();
  /** A claim that was answered with an error: the real one dies of it and takes all it runs along (D-b2). */
  lostClaims = 0;
  private readonly running = new Map<string, ChildProcess>();
  private readonly isRunning: boolean;
  private loop: Promise<void> | undefined;
  private isStopped = false;

  /** @param runsFfmpeg false: only speaks */
  constructor(
    private readonly baseUrl: string,
    private readonly edge: string,
    { runsFfmpeg = true } = {},
  ) {
    this.isRunning = runsFfmpeg;
  }

  start(): this {
    this.loop = (async () => {
      while (!this.isStopped) {
        await this.turn();
        await delay(periodMs);
      }
    })();
    return this;
  }

  /** D18: release what it does not know, stop what portier does not, claim the first it can. */
  async turn(): Promise<void> {
    const beat = (await (await this.post('heartbeat')).json()) as OldHeartbeat;
    for (const { uuid } of beat.claims) {
      if (!this.claims.some((claim) => claim.uuid === uuid)) await this.post(`release/${uuid}`);
    }
    for (const { uuid } of [...this.claims]) {
      if (!beat.claims.some((claim) => claim.uuid === uuid)) await this.stopTask(uuid);
    }
    const next = beat.available.find(({ type }) => type === 'restream');
    if (next !== undefined && !this.isStopped) await this.claim(next.uuid);
  }

  pidOf(uuid: string): number | undefined {
    return this.running.get(uuid)?.pid;
  }

  /** SIGTERM (D21): everything is released, then everything dies. */
  async terminate(): Promise<void> {
    this.isStopped = true;
    await this.loop;
    for (const { uuid } of this.claims) await this.post(`release/${uuid}`);
    await this.endProcesses();
  }

  /** kill -9 of the whole container: nothing is said. */
  async kill(): Promise<void> {
    this.isStopped = true;
    await this.endProcesses();
    await this.loop;
    await this.endProcesses();
  }

  private async claim(uuid: string): Promise<void> {
    const response = await this.post(`claim/${uuid}`);
    if (response.status !== 200) {
      this.lostClaims += 1;
      return;
    }
    const claim = (await response.json()) as OldClaim;
    this.claims.push(claim);
    const { app, stream, format, target } = claim.configuration;
    const command = `ffmpeg -y -nostats -loglevel error -i ${this.edge}${app}/${stream} -c copy -f ${format} ${target}`;
    this.commands.set(uuid, command);
    if (this.isRunning) this.run(uuid, command);
  }

  /** supervisord splits the line at blanks, and starts the program again whenever it ends (`autorestart`). */
  private run(uuid: string, command: string): void {
    const [program = '', ...args] = command.split(' ');
    const child = spawn(program, args, { stdio: 'ignore' });
    this.running.set(uuid, child);
    child.once('exit', () => {
      if (this.running.get(uuid) !== child) return;
      setTimeout(() => this.running.get(uuid) === child && this.run(uuid, command), 300);
    });
  }

  private async stopTask(uuid: string): Promise<void> {
    this.claims.splice(
      this.claims.findIndex((claim) => claim.uuid === uuid),
      1,
    );
    const child = this.running.get(uuid);
    this.running.delete(uuid);
    if (child !== undefined) await end(child);
  }

  private async endProcesses(): Promise<void> {
    const children = [...this.running.values()];
    this.running.clear();
    await Promise.all(children.map(end));
  }

  private post(path: string): Promise<Response> {
    return fetch(`${this.baseUrl}/${path}`, { method: 'POST' });
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
