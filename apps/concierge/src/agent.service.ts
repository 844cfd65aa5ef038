import { PortierError } from '@app/contract';
import { readJsonIfPresent, writeFileAtomically, type Logger } from '@app/kit';
import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { rm } from 'node:fs/promises';
import { CONCIERGE_CONFIG, type ConciergeConfig } from './config.js';
import { HeartbeatLoop } from './heartbeat/heartbeat.loop.js';
import { HeartbeatService } from './heartbeat/heartbeat.service.js';
import { LAYOUT, type Layout } from './layout.js';
import { LOGGER } from './logger.js';
import { MachineService } from './machine/machine.service.js';
import { startTicks } from './supervisor/proc.process.js';
import { makeFolders } from './supervisor/supervisord.process.js';
import { SupervisorService } from './supervisor/supervisor.service.js';
import { SupervisionLoop } from './tasks/supervision.loop.js';
import { TasksService } from './tasks/tasks.service.js';

/** Portier should know that the agent drains before its tasks end, but the agent does not wait for it for ever. */
const drainNoticeMs = { portierAnswers: 5_000, portierIsAway: 2_000 };
const lastWordMs = 2_000;
/** Tasks end between two heartbeats, too. */
const drainLookMs = 500;

/** The life of the agent: adopt, work, and either drain or leave everything running. */
@Injectable()
export class AgentService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private leavesTasksRunning = false;

  constructor(
    private readonly machine: MachineService,
    private readonly supervisor: SupervisorService,
    private readonly supervision: SupervisionLoop,
    private readonly tasks: TasksService,
    private readonly heartbeat: HeartbeatLoop,
    private readonly heartbeats: HeartbeatService,
    @Inject(LAYOUT) private readonly layout: Layout,
    @Inject(CONCIERGE_CONFIG) private readonly config: ConciergeConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** The next stop ends the agent alone: its tasks go on and the next agent of this work folder adopts them. */
  leaveTasksRunning(): void {
    this.leavesTasksRunning = true;
  }

  async onApplicationBootstrap(): Promise<void> {
    await makeFolders(this.layout);
    await this.lock();
    await this.machine.probe();
    if (this.machine.setprivPath === '') {
      this.logger.warn('setpriv is not installed (package util-linux): runners may outlive their supervisord');
    }
    await this.tasks.adopt(await this.startsFresh());
    this.supervision.start();
    this.heartbeat.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (!this.leavesTasksRunning) await this.drain();
    await this.heartbeat.stop();
    await this.supervision.stop();
    this.tasks.close();
    if (!this.leavesTasksRunning) {
      // Portier hears of the ends at once instead of after a lease.
      await this.heartbeat.lastWord(lastWordMs);
      await this.supervisor.shutdown();
    }
    await rm(this.layout.lockFile, { force: true });
  }

  /**
   * Tells portier, goes on with its tasks while successors are being started, ends each as told, and hands over what is left when
   * nobody can take it or the time is over. Each end is reported as it happens.
   */
  private async drain(): Promise<void> {
    this.logger.info({ tasks: this.tasks.running() }, 'draining');
    this.heartbeats.startDraining();
    const deadline = performance.now() + this.config.CONCIERGE_DRAIN_TIMEOUT_MS;
    const leftMs = () => deadline - performance.now();
    const { portierAnswers, portierIsAway } = drainNoticeMs;
    await this.heartbeat.told(this.heartbeats.problem === null ? portierAnswers : portierIsAway);
    while (this.heartbeats.moving > 0 && this.tasks.running() > 0 && leftMs() > 0) {
      await this.heartbeat.answered(Math.min(drainLookMs, leftMs()));
    }
    if (this.tasks.running() > 0) this.logger.info({ tasks: this.tasks.running() }, 'tasks are handed over');
    await this.tasks.drain();
  }

  /** Whether no supervisord is there yet. What is wrong with it is logged by the supervision loop. */
  private async startsFresh(): Promise<boolean> {
    return this.supervisor.ensureRunning().then(
      (outcome) => outcome === 'started',
      () => true,
    );
  }

  /** @throws PortierError `conflict` when another agent has this work folder */
  private async lock(): Promise<void> {
    const owner = (await readJsonIfPresent(this.layout.lockFile).catch(() => undefined)) as
      { pid?: number; startTicks?: number } | undefined;
    if (owner?.pid !== undefined && owner.pid !== process.pid) {
      const ticks = await startTicks(owner.pid);
      if (ticks !== undefined && ticks === owner.startTicks) {
        throw new PortierError(
          'conflict',
          `another concierge (pid ${owner.pid}) works in ${this.layout.workDir}; stop it or set CONCIERGE_WORK_DIR`,
        );
      }
    }
    const self = { pid: process.pid, startTicks: await startTicks(process.pid) };
    await writeFileAtomically(this.layout.lockFile, JSON.stringify(self));
  }
}
