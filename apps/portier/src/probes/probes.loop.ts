import { RepeatingLoop, type Logger } from '@app/kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { LOGGER } from '../logger.js';
import { SchedulesRepository } from '../schedules/schedules.repository.js';
import { ProbesService } from './probes.service.js';

const intervalMs = 10_000;

/** Ends looks that nobody answered and forgets old ones, by one replica. */
@Injectable()
export class ProbesLoop implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop: RepeatingLoop;

  constructor(probes: ProbesService, schedules: SchedulesRepository, @Inject(LOGGER) logger: Logger) {
    const work = async () => {
      if (await schedules.claim('tidy-probes', intervalMs)) await probes.tidy();
    };
    this.loop = new RepeatingLoop({ name: 'tidy probes', intervalMs, work, logger });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }
}
