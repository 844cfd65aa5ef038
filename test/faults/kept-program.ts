import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';

export interface ProgramSettings {
  /** `portier-1`: name of the log file, and what faults and cuts name. */
  name: string;
  argv: string[];
  environment: Record<string, string>;
  directory: string;
  logFile: string;
  user?: { uid: number; gid: number };
  /** 200 = it can work. */
  readyUrl?: string;
  /** How long after its end it is started again, milliseconds; as supervisord or systemd do. */
  restartAfterMs?: number;
}

/** A program that is started again whenever it ends, until it is let go. */
export class KeptProgram {
  private child: ChildProcess | undefined;
  private timer: NodeJS.Timeout | undefined;
  private isKept = false;
  /** Times it ended by itself or by a fault. */
  ends = 0;

  constructor(readonly settings: ProgramSettings) {}

  get name(): string {
    return this.settings.name;
  }

  get pid(): number | undefined {
    const { child } = this;
    return child !== undefined && child.exitCode === null && child.signalCode === null ? child.pid : undefined;
  }

  start(): void {
    this.isKept = true;
    this.spawn();
  }

  /** False when it is not there to be told. */
  signal(signal: NodeJS.Signals): boolean {
    const { pid } = this;
    if (pid === undefined) return false;
    try {
      process.kill(pid, signal);
      return true;
    } catch {
      return false;
    }
  }

  /** It may end now: nobody starts it again. */
  letGo(): void {
    this.isKept = false;
    clearTimeout(this.timer);
  }

  async isReady(): Promise<boolean> {
    const { readyUrl } = this.settings;
    if (this.pid === undefined) return false;
    if (readyUrl === undefined) return true;
    try {
      const answer = await fetch(readyUrl, { signal: AbortSignal.timeout(1_500) });
      await answer.body?.cancel();
      return answer.ok;
    } catch {
      return false;
    }
  }

  private spawn(): void {
    const { argv, environment, directory, logFile, user } = this.settings;
    const [file, ...rest] = argv as [string, ...string[]];
    const log = openSync(logFile, 'a', 0o600);
    // A group of its own: a Ctrl-C at the terminal is for the suite, which then ends them in order.
    const child = spawn(file, rest, {
      cwd: directory,
      env: environment,
      ...(user === undefined ? {} : { uid: user.uid, gid: user.gid }),
      detached: true,
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    this.child = child;
    child.once('error', () => this.ended());
    child.once('exit', () => this.ended());
  }

  private ended(): void {
    this.ends += 1;
    if (!this.isKept) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.spawn(), this.settings.restartAfterMs ?? 1_000);
  }
}
