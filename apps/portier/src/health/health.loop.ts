import { RepeatingLoop, type Logger } from '@app/kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { PORTIER_CONFIG, type PortierConfig } from '../config.js';
import { LOGGER } from '../logger.js';
import { ProblemsService } from '../problems/problems.service.js';
import { SchedulesRepository } from '../schedules/schedules.repository.js';
import { HealthService } from './health.service.js';

const pruneIntervalMs = 3_600_000;

/** Judges health every few seconds and forgets old problems every hour, by one replica. */
@Injectable()
export class HealthLoop implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop: RepeatingLoop;

  constructor(
    private readonly health: HealthService,
    private readonly problems: ProblemsService,
    private readonly schedules: SchedulesRepository,
    @Inject(PORTIER_CONFIG) private readonly config: PortierConfig,
    @Inject(LOGGER) logger: Logger,
  ) {
    // More often than it is due, so that another replica's end costs little.
    const intervalMs = Math.min(1_000, config.PORTIER_HEALTH_INTERVAL_MS);
    this.loop = new RepeatingLoop({ name: 'judge health', intervalMs, work: () => this.turn(), logger });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  private async turn(): Promise<void> {
    if (await this.schedules.claim('judge-health', this.config.PORTIER_HEALTH_INTERVAL_MS)) await this.health.check();
    if (await this.schedules.claim('prune-problems', pruneIntervalMs)) await this.problems.prune();
  }
}
