import { RepeatingLoop, type Logger } from '@app/kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { LOGGER } from '../logger.js';
import { SchedulesRepository } from '../schedules/schedules.repository.js';
import { PlacementService } from './placement.service.js';

const placeIntervalMs = 500;

/** Places what waited for an agent, a slot or its backoff, and what an agent did not take. Twice a second in the cluster. */
@Injectable()
export class PlacementLoop implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop: RepeatingLoop;

  constructor(placement: PlacementService, schedules: SchedulesRepository, @Inject(LOGGER) logger: Logger) {
    this.loop = new RepeatingLoop({
      name: 'place tasks',
      intervalMs: placeIntervalMs,
      work: async () => {
        if (await schedules.claim('place-tasks', placeIntervalMs)) await placement.placeWaiting();
      },
      logger,
    });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }
}
