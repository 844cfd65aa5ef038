import { RepeatingLoop, type Logger } from '@app/kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { LOGGER } from '../logger.js';
import { SchedulesRepository } from '../schedules/schedules.repository.js';
import { StandingsService } from './standings.service.js';

const sweepIntervalMs = 1_000;
/** People look at figures; what decides over viewers, directors read each second. */
const figuresIntervalMs = 3_000;

/** Finds edges that fell silent, each second, and tells open pages of figures, by one replica. */
@Injectable()
export class SilenceLoop implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop: RepeatingLoop;

  constructor(standings: StandingsService, schedules: SchedulesRepository, @Inject(LOGGER) logger: Logger) {
    const work = async () => {
      if (await schedules.claim('sweep-edges', sweepIntervalMs)) await standings.sweep();
      if (await schedules.claim('tell-edge-figures', figuresIntervalMs)) await standings.tellFigures();
    };
    // More often than it is due, so that it is not late by a whole turn.
    this.loop = new RepeatingLoop({ name: 'sweep edges', intervalMs: sweepIntervalMs / 2, work, logger });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }
}
