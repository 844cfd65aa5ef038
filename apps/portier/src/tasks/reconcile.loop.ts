import type { Logger } from '@app/kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Database } from '../database/database.js';
import { LOGGER } from '../logger.js';
import { RepeatingLoop } from '../schedules/repeating.loop.js';
import { SchedulesRepository } from '../schedules/schedules.repository.js';
import { ReconcileService } from './reconcile.service.js';
import { TasksRepository } from './tasks.repository.js';

const graceIntervalMs = 500;
const sweepIntervalMs = 30_000;

/** Ends what outlived its grace, twice a second, and looks at every stream at work now and then: hints may be lost. */
@Injectable()
export class ReconcileLoop implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop: RepeatingLoop;

  constructor(
    private readonly database: Database,
    private readonly tasks: TasksRepository,
    private readonly reconcile: ReconcileService,
    private readonly schedules: SchedulesRepository,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.loop = new RepeatingLoop({
      name: 'reconcile streams',
      intervalMs: graceIntervalMs,
      work: () => this.turn(),
      logger,
    });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  private async turn(): Promise<void> {
    if (await this.schedules.claim('end-graces', graceIntervalMs)) {
      const abandoned = await this.tasks.endAbandoned(this.database);
      const late = await this.tasks.streamsPastGrace(this.database);
      for (const streamId of new Set([...late, ...abandoned.map((task) => task.streamId)])) {
        await this.reconcile.request(streamId);
      }
    }
    if (await this.schedules.claim('sweep-streams', sweepIntervalMs)) {
      for (const streamId of await this.tasks.streamsAtWork(this.database)) await this.reconcile.request(streamId);
    }
  }
}
