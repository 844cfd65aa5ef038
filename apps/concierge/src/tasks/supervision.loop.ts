import type { Logger } from '@app/kit';
import { Inject, Injectable } from '@nestjs/common';
import { LOGGER } from '../logger.js';
import { MachineService } from '../machine/machine.service.js';
import { metrics } from '../metrics.js';
import { SupervisorService } from '../supervisor/supervisor.service.js';
import { TasksService } from './tasks.service.js';

/** getAllProcessInfo of 100 programs costs supervisord 24 ms (stack.md section 4). */
const intervalMs = 1_000;

/** Once a second: is supervisord there, and does it run what it should? */
@Injectable()
export class SupervisionLoop {
  /** Why tasks cannot be started or stopped at the moment, or null. */
  problem: string | null = 'supervisord has not been looked for yet';
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private isStopped = false;

  constructor(
    private readonly supervisor: SupervisorService,
    private readonly tasks: TasksService,
    private readonly machine: MachineService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  start(): void {
    this.supervisor.whenGone(() => this.wake());
    this.wake();
  }

  /** Ends after the turn that is on its way. */
  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private wake(): void {
    if (this.isStopped || this.running !== undefined) return;
    clearTimeout(this.timer);
    this.running = this.turn().finally(() => {
      this.running = undefined;
      if (!this.isStopped) this.timer = setTimeout(() => this.wake(), intervalMs);
    });
  }

  private async turn(): Promise<void> {
    try {
      if ((await this.supervisor.ensureRunning()) === 'started') metrics.supervisordStarts.inc();
      await this.tasks.supervise();
      if (this.problem !== null) this.logger.info('supervisord runs');
      this.problem = null;
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      if (problem !== this.problem) this.logger.error({ err: error }, 'supervisord is not usable');
      this.problem = problem;
    }
    await this.machine.probe();
  }
}
