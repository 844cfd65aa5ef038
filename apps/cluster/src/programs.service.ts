import { faultCode, isFault, processState, type ProcessInfo, type SupervisordClient } from '@app/kit';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Layout } from './layout.js';
import type { Program } from './program.js';
import { reasonOf, StartFailure } from './start-failure.js';

/** Returns what is still missing, or null when the program can work. */
export type Probe = () => Promise<string | null>;

interface RunnerSettings {
  layout: Layout;
  supervisor: SupervisordClient;
  readyTimeoutMs: number;
  signal: AbortSignal;
}

/** A program that ends this often before it is ready will not get ready. */
const mostEndsBeforeReady = 3;
/** EX_CONFIG of sysexits.h: `loadConfig` ends a program with it, and a restart cannot help. */
const wrongConfiguration = 78;

/** Starts and stops programs under supervisord, each step by what the program says of itself. */
export class Programs {
  constructor(private readonly settings: RunnerSettings) {}

  /** @throws StartFailure with the program's log when it ends instead, or is not ready in time */
  async startUntilReady({ name, readyUrl }: Program, probe: Probe = httpProbe(readyUrl)): Promise<void> {
    const { supervisor, readyTimeoutMs, signal } = this.settings;
    await supervisor.startProcess(name).catch(ignoring(faultCode.alreadyStarted));
    const deadline = performance.now() + readyTimeoutMs;
    const ends = new Set<number>();
    let missing: string | null = 'no answer yet';
    while (performance.now() < deadline) {
      signal.throwIfAborted();
      missing = await probe();
      const info = await supervisor.getProcessInfo(name);
      if (info === undefined) throw this.failure(name, `supervisord does not know ${name}`);
      if (missing === null && info.pid > 0) return;
      if (info.pid === 0 && info.stop > 0) ends.add(info.stop);
      if (hasGivenUp(info) || ends.size >= mostEndsBeforeReady)
        throw this.failure(name, `${name} does not start`, info);
      await delay(100, undefined, { signal });
    }
    throw this.failure(name, `${name} is not ready after ${readyTimeoutMs / 1000} s: ${missing ?? 'it ended'}`);
  }

  /** Stops the named programs at once and waits until all have ended; supervisord kills those that take too long. */
  async stop(names: string[]): Promise<void> {
    const { supervisor } = this.settings;
    await Promise.all(names.map((name) => supervisor.stopProcess(name).catch(ignoring(faultCode.notRunning))));
    let running = names;
    while (running.length > 0) {
      const all = await supervisor.getAllProcessInfo();
      running = all.filter(({ name, pid }) => names.includes(name) && pid > 0).map(({ name }) => name);
      if (running.length > 0) await delay(50);
    }
  }

  private failure(name: string, message: string, info?: ProcessInfo): StartFailure {
    const spawnError = info?.spawnerr && info.pid === 0 ? `: ${info.spawnerr}` : '';
    return new StartFailure(message + spawnError, { logFile: join(this.settings.layout.logs, `${name}.log`) });
  }
}

function hasGivenUp({ state, exitstatus, pid }: ProcessInfo): boolean {
  return state === processState.fatal || (pid === 0 && exitstatus === wrongConfiguration);
}

/** `GET /readyz`: 200 = ready; anything else says which check fails. */
function httpProbe(url: string | undefined): Probe {
  if (url === undefined) throw new RangeError('a program needs an address or a probe to get ready');
  return async () => {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
      if (response.status === 200) {
        await response.body?.cancel();
        return null;
      }
      return failingChecks(await response.text()) ?? `it answers ${response.status}`;
    } catch (error) {
      return `no answer (${reasonOf((error as Error).cause ?? error)})`;
    }
  };
}

function failingChecks(body: string): string | undefined {
  try {
    const { checks } = JSON.parse(body) as { checks?: Record<string, unknown> };
    return Object.entries(checks ?? {})
      .filter(([, state]) => state !== 'ok')
      .map(([name, state]) => `${name}: ${String(state)}`)
      .join(', ');
  } catch {
    return undefined;
  }
}

/** Being already where it should be is fine. */
function ignoring(code: number): (error: unknown) => void {
  return (error) => {
    if (!isFault(error, code)) throw error;
  };
}
