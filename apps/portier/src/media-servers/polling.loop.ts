import { RepeatingLoop, type Logger } from '@app/kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { PORTIER_CONFIG, type PortierConfig } from '../config.js';
import { Notifications } from '../database/notifications.js';
import { LOGGER } from '../logger.js';
import { SchedulesRepository } from '../schedules/schedules.repository.js';
import { PollingService } from './polling.service.js';

/** Asks all media servers every few seconds, by one replica, and at once when keys or streams change. */
@Injectable()
export class PollingLoop implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop: RepeatingLoop;
  private unsubscribe: (() => void) | undefined;

  constructor(
    private readonly polling: PollingService,
    private readonly notifications: Notifications,
    private readonly schedules: SchedulesRepository,
    @Inject(PORTIER_CONFIG) private readonly config: PortierConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    const intervalMs = Math.min(1_000, this.config.PORTIER_POLL_INTERVAL_MS);
    this.loop = new RepeatingLoop({ name: 'poll media servers', intervalMs, work: () => this.turn(), logger });
  }

  onApplicationBootstrap(): void {
    this.unsubscribe = this.notifications.on('portier_changes', (topic) => {
      if (topic === 'authorization') this.pollSoon();
    });
    this.loop.start();
  }

  async onApplicationShutdown(): Promise<void> {
    this.unsubscribe?.();
    await this.loop.stop();
  }

  private async turn(): Promise<void> {
    if (await this.schedules.claim('poll-media-servers', this.config.PORTIER_POLL_INTERVAL_MS)) {
      await this.polling.pollAll();
    }
  }

  private pollSoon(): void {
    this.polling.pollAll().catch((error: unknown) => this.logger.warn({ err: error }, 'poll after a change failed'));
  }
}
