import { RepeatingLoop, type Logger } from '@app/kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Notifications } from '../../database/notifications.js';
import { LOGGER } from '../../logger.js';
import { wakePayload } from './deliveries.repository.js';
import { SendingService } from './sending.service.js';

/** What a lost notification costs at the most; retries are due at any time. */
const intervalMs = 1_000;

/** Sends alerts that are due, on every replica: at once when one was queued. */
@Injectable()
export class SendingLoop implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop: RepeatingLoop;
  private unsubscribe: (() => void) | undefined;

  constructor(
    private readonly sending: SendingService,
    private readonly notifications: Notifications,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.loop = new RepeatingLoop({ name: 'send alerts', intervalMs, work: () => sending.begin(), logger });
  }

  onApplicationBootstrap(): void {
    this.unsubscribe = this.notifications.on('portier_outbox', (payload) => {
      if (payload === wakePayload) this.beginSoon();
    });
    this.loop.start();
  }

  async onApplicationShutdown(): Promise<void> {
    this.unsubscribe?.();
    await this.loop.stop();
  }

  private beginSoon(): void {
    this.sending.begin().catch((error: unknown) => this.logger.warn({ err: error }, 'alerts could not be sent'));
  }
}
