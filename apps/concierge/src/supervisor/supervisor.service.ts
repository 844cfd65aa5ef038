import { PortierError } from '@app/contract';
import { writeFileAtomically, type Logger } from '@app/kit';
import { Inject, Injectable } from '@nestjs/common';
import { CONCIERGE_CONFIG, type ConciergeConfig } from '../config.js';
import { LAYOUT, type Layout } from '../layout.js';
import { LOGGER } from '../logger.js';
import { MachineService } from '../machine/machine.service.js';
import { isOrphan } from './orphan.js';
import { endProcesses, findProcesses, readProcess, signal, waitUntil } from './proc.process.js';
import { renderSupervisordIni } from './supervisord-ini.js';
import { isFault, faultCode, SupervisordClient } from '@app/kit';
import {
  makeFolders,
  readTextIfPresent,
  startSupervisord,
  startupErrors,
  supervisordPid,
} from './supervisord.process.js';

/** A supervisord that is there but says nothing for this long is killed: nothing can be started or stopped. */
const unresponsiveAfterMs = 20_000;
const startTimeoutMs = 10_000;
/** Runners that lost their supervisord got TERM from the kernel and hand over; those that stay are killed. */
const orphanGraceMs = 5_000;

/** Keeps one supervisord for this work folder: adopts the one that runs, starts one when there is none. */
@Injectable()
export class SupervisorService {
  private silentSince: number | undefined;
  private onExit: () => void = () => undefined;

  constructor(
    private readonly client: SupervisordClient,
    private readonly machine: MachineService,
    @Inject(LAYOUT) private readonly layout: Layout,
    @Inject(CONCIERGE_CONFIG) private readonly config: ConciergeConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Calls back when a supervisord this agent started has ended. */
  whenGone(listener: () => void): void {
    this.onExit = listener;
  }

  /**
   * @returns `alive` when it was there, `started` when it had to be started (then no program runs yet)
   * @throws PortierError `unavailable` saying what is wrong
   */
  async ensureRunning(): Promise<'alive' | 'started'> {
    if (await this.answers()) return 'alive';
    const pid = await supervisordPid(this.layout);
    if (pid !== undefined) await this.endWhenSilent(pid);
    await this.start();
    return 'started';
  }

  /** Stops supervisord with everything that is left in it, and waits until it is gone. */
  async shutdown(): Promise<void> {
    const pid = await supervisordPid(this.layout);
    await this.client.shutdown().catch((error: unknown) => {
      if (pid !== undefined) this.logger.warn({ err: error }, 'supervisord does not answer, it is killed');
      if (pid !== undefined) signal(pid, 'SIGTERM');
    });
    if (pid !== undefined && !(await this.isGone(pid, 13_000))) signal(pid, 'SIGKILL');
    this.client.close();
    await this.endOrphans();
  }

  private async answers(): Promise<boolean> {
    try {
      await this.client.getState();
      this.silentSince = undefined;
      return true;
    } catch (error) {
      if (isFault(error, faultCode.shutdownState)) {
        throw new PortierError('unavailable', 'supervisord is just shutting down; it is started again afterwards');
      }
      return false;
    }
  }

  private async endWhenSilent(pid: number): Promise<void> {
    this.silentSince ??= performance.now();
    const silentMs = performance.now() - this.silentSince;
    if (silentMs < unresponsiveAfterMs) {
      throw new PortierError('unavailable', `supervisord (pid ${pid}) does not answer; its tasks go on`);
    }
    this.logger.error({ supervisordPid: pid, durationMs: Math.round(silentMs) }, 'supervisord is silent, it is killed');
    signal(pid, 'SIGKILL');
    await this.isGone(pid, 5_000);
  }

  /** Its pid file goes before the process does. */
  private isGone(pid: number, timeoutMs: number): Promise<boolean> {
    return waitUntil(async () => (await readProcess(pid)) === undefined, timeoutMs);
  }

  private async start(): Promise<void> {
    await makeFolders(this.layout);
    await this.endOrphans();
    await this.writeIni();
    await startSupervisord(this.config.CONCIERGE_SUPERVISORD_PATH, this.layout, () => this.onExit());
    if (!(await waitUntil(() => this.answers(), startTimeoutMs))) {
      const isGone = (await supervisordPid(this.layout)) === undefined;
      const said = isGone ? await startupErrors(this.config.CONCIERGE_SUPERVISORD_PATH, this.layout) : '';
      throw new PortierError(
        'unavailable',
        `supervisord was started but does not answer within ${startTimeoutMs} ms; ` +
          (said === '' ? `see ${this.layout.supervisordLog}` : `it said: ${said}`),
      );
    }
    this.silentSince = undefined;
    this.logger.info({ supervisordPid: await this.client.getPid() }, 'supervisord started');
  }

  /** Not when it is there already: a full disk must not keep supervisord from being started again. */
  private async writeIni(): Promise<void> {
    const ini = renderSupervisordIni(this.layout, this.machine.slots);
    if ((await readTextIfPresent(this.layout.iniFile)) !== ini) await writeFileAtomically(this.layout.iniFile, ini);
  }

  private async endOrphans(): Promise<void> {
    const { CONCIERGE_FFMPEG_PATH, CONCIERGE_FFPROBE_PATH } = this.config;
    const territory = {
      tasksDir: this.layout.tasksDir,
      runnerPath: this.machine.runnerPath,
      mediaPrograms: [CONCIERGE_FFMPEG_PATH, CONCIERGE_FFPROBE_PATH],
    };
    const orphans = await findProcesses((facts) => isOrphan(facts, territory));
    if (orphans.length === 0) return;
    const pids = orphans.map(({ pid }) => pid);
    this.logger.warn({ pids }, 'processes of a lost supervisord are ended');
    await endProcesses(pids, orphanGraceMs);
  }
}
