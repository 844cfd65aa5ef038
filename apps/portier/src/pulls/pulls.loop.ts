import { RepeatingLoop, type Logger } from '@app/kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { LOGGER } from '../logger.js';
import { SchedulesRepository } from '../schedules/schedules.repository.js';
import { PullsService } from './pulls.service.js';

const intervalMs = 1_000;

/** Looks for superseded pulls every second, by one replica. */
@Injectable()
export class PullsLoop implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop: RepeatingLoop;

  constructor(pulls: PullsService, schedules: SchedulesRepository, @Inject(LOGGER) logger: Logger) {
    const work = async () => {
      if (await schedules.claim('supersede-pulls', intervalMs)) await pulls.sweep();
    };
    this.loop = new RepeatingLoop({ name: 'supersede pulls', intervalMs, work, logger });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }
}
