import { RepeatingLoop, type Logger } from '@app/kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { LOGGER } from '../logger.js';
import { SchedulesRepository } from '../schedules/schedules.repository.js';
import { intervalSeconds } from './figures.repository.js';
import { FiguresService } from './figures.service.js';

const intervalMs = intervalSeconds * 1_000;

/** Keeps the figures of the last hour, by one replica. */
@Injectable()
export class FiguresLoop implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop: RepeatingLoop;

  constructor(figures: FiguresService, schedules: SchedulesRepository, @Inject(LOGGER) logger: Logger) {
    const work = async () => {
      if (await schedules.claim('keep-figures', intervalMs)) await figures.sample();
    };
    // Twice as often as it is due: whoever looks first after that moment does it.
    this.loop = new RepeatingLoop({ name: 'keep figures', intervalMs: intervalMs / 2, work, logger });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }
}
