import type { Logger } from '@app/kit';
import { Inject, Injectable } from '@nestjs/common';
import { LAYOUT, type Layout } from '../layout.js';
import { LOGGER } from '../logger.js';
import { MachineService } from '../machine/machine.service.js';
import { ProgramFiles } from './program-files.store.js';
import { parseProgramName, programName, type ProgramKey } from './program.js';
import { waitUntil } from './proc.process.js';
import { faultCode, isFault, processState, SupervisordClient, type ProcessInfo } from '@app/kit';

/** States in which removeProcessGroup works (supervisor/states.py STOPPED_STATES). */
const endedStates: readonly number[] = [
  processState.stopped,
  processState.exited,
  processState.fatal,
  processState.unknown,
];

/** A program of ours in supervisord. */
export interface TaskProcess {
  key: ProgramKey;
  info: ProcessInfo;
}

/** Adds and removes the programs of tasks. Adding or removing one touches no other. */
@Injectable()
export class ProgramsService {
  private readonly files: ProgramFiles;
  private reloading: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly client: SupervisordClient,
    machine: MachineService,
    @Inject(LAYOUT) private readonly layout: Layout,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    const { setprivPath, nodePath, runnerPath } = machine;
    this.files = new ProgramFiles(layout.programsDir, {
      setprivPath,
      nodePath,
      runnerPath,
      tasksDir: this.layout.tasksDir,
    });
  }

  /** Our programs as supervisord sees them; programs of others are left out. */
  async list(): Promise<TaskProcess[]> {
    const infos = await this.client.getAllProcessInfo();
    return infos.flatMap((info) => {
      const key = parseProgramName(info.group);
      return key === undefined ? [] : [{ key, info }];
    });
  }

  /** Programs that have a file, in supervisord or not. */
  known(): Promise<ProgramKey[]> {
    return this.files.keys();
  }

  /**
   * Writes the files, has them read once for all, adds and starts each. What is there already stays as it is. The result
   * has the error of each program that could not be started.
   */
  async start(keys: readonly ProgramKey[]): Promise<Map<ProgramKey, unknown>> {
    const failures = new Map<ProgramKey, unknown>();
    const each = async (step: (key: ProgramKey) => Promise<void>) => {
      const todo = keys.filter((key) => !failures.has(key));
      await Promise.all(todo.map((key) => step(key).catch((error: unknown) => failures.set(key, error))));
    };
    await each((key) => this.files.write(key));
    await this.reload();
    await each((key) => this.addAndStart(programName(key)));
    return failures;
  }

  /** Asks a program to end, waits until it has, and forgets it. Its file goes first: nothing can bring it back. */
  async remove(key: ProgramKey): Promise<void> {
    await this.files.remove(key);
    const name = programName(key);
    // supervisord itself kills after stopwaitsecs (10 s); longer means that it is not there.
    const isRemoved = await waitUntil(() => this.tryRemove(name), 15_000);
    if (!isRemoved) this.logger.warn({ taskId: key.taskId, leaseToken: key.leaseToken }, 'program does not end');
    if (!isRemoved) throw new Error(`program ${name} did not end in 15 s`);
  }

  /** True once the program is gone; asks it to end when nobody has. */
  private async tryRemove(name: string): Promise<boolean> {
    const info = await this.client.getProcessInfo(name);
    if (info === undefined) return true;
    if (endedStates.includes(info.state)) {
      return ignoring([faultCode.badName, faultCode.stillRunning], () => this.client.removeProcessGroup(name));
    }
    if (info.state !== processState.stopping) {
      await ignoring([faultCode.notRunning, faultCode.badName, faultCode.failed], () => this.client.stopProcess(name));
    }
    return false;
  }

  private async addAndStart(name: string): Promise<void> {
    await ignoring([faultCode.alreadyAdded], () => this.client.addProcessGroup(name));
    await ignoring([faultCode.alreadyStarted], () => this.client.startProcess(name));
  }

  /** Reads all files again, one call after the other. What it reports as changed or removed is left alone. */
  private async reload(): Promise<void> {
    const next = this.reloading.catch(() => undefined).then(() => this.reloadOnce());
    this.reloading = next;
    await next;
  }

  private async reloadOnce(): Promise<void> {
    try {
      await this.client.reloadConfig();
    } catch (error) {
      if (!isFault(error, faultCode.cantReread)) throw error;
      const files = await this.files.quarantine();
      this.logger.error({ files }, 'supervisord cannot read its configuration, odd files were put aside');
      if (files.length === 0) throw error;
      await this.client.reloadConfig();
    }
  }
}

/** False when the call was refused with one of these faults. */
async function ignoring(codes: readonly number[], call: () => Promise<void>): Promise<boolean> {
  try {
    await call();
    return true;
  } catch (error) {
    if (isFault(error, ...codes)) return false;
    throw error;
  }
}
