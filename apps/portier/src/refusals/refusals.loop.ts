import { RepeatingLoop, type Logger } from '@app/kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { LOGGER } from '../logger.js';
import { SchedulesRepository } from '../schedules/schedules.repository.js';
import { RefusalsService } from './refusals.service.js';

const pruneIntervalMs = 60_000;

/** Keeps the list of refusals short, by one replica. */
@Injectable()
export class RefusalsLoop implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop: RepeatingLoop;

  constructor(refusals: RefusalsService, schedules: SchedulesRepository, @Inject(LOGGER) logger: Logger) {
    const work = async () => {
      if (await schedules.claim('prune-refusals', pruneIntervalMs)) await refusals.prune();
    };
    this.loop = new RepeatingLoop({ name: 'prune refusals', intervalMs: pruneIntervalMs, work, logger });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }
}
