import { RepeatingLoop, type Logger } from '@app/kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { PORTIER_CONFIG, type PortierConfig } from '../../config.js';
import { LOGGER } from '../../logger.js';
import { SchedulesRepository } from '../../schedules/schedules.repository.js';
import { DeliveriesService } from '../deliveries/deliveries.service.js';
import { EvaluationService } from './evaluation.service.js';

const pruneIntervalMs = 3_600_000;

/** Evaluates alert rules as often as health is judged, and forgets old deliveries every hour, by one replica. */
@Injectable()
export class EvaluationLoop implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop: RepeatingLoop;

  constructor(
    private readonly evaluation: EvaluationService,
    private readonly deliveries: DeliveriesService,
    private readonly schedules: SchedulesRepository,
    @Inject(PORTIER_CONFIG) private readonly config: PortierConfig,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.loop = new RepeatingLoop({ name: 'evaluate alerts', intervalMs: 1_000, work: () => this.turn(), logger });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  private async turn(): Promise<void> {
    const { PORTIER_HEALTH_INTERVAL_MS: intervalMs } = this.config;
    if (await this.schedules.claim('evaluate-alerts', intervalMs)) await this.evaluation.evaluate();
    if (await this.schedules.claim('prune-alert-deliveries', pruneIntervalMs)) await this.deliveries.prune();
  }
}
