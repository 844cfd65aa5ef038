import { RepeatingLoop, type Logger } from '@app/kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Notifications } from '../database/notifications.js';
import { LOGGER } from '../logger.js';
import { OutboxService } from './outbox.service.js';

/** What a lost notification costs at the most. */
const intervalMs = 1_000;

/** Dispatches the outbox at once when something was put into it, and now and then for what failed before. */
@Injectable()
export class OutboxLoop implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop: RepeatingLoop;
  private unsubscribe: (() => void) | undefined;
  private running: Promise<void> | undefined;
  private isWanted = false;

  constructor(
    private readonly outbox: OutboxService,
    private readonly notifications: Notifications,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.loop = new RepeatingLoop({ name: 'dispatch outbox', intervalMs, work: () => this.drain(), logger });
  }

  onApplicationBootstrap(): void {
    this.unsubscribe = this.notifications.on('portier_outbox', () => {
      this.drain().catch((error: unknown) => this.logger.warn({ err: error }, 'outbox could not be dispatched'));
    });
    this.loop.start();
  }

  async onApplicationShutdown(): Promise<void> {
    this.unsubscribe?.();
    await this.loop.stop();
    await this.running?.catch(() => undefined);
  }

  /** One dispatch at a time; what comes meanwhile is seen by one more. */
  private drain(): Promise<void> {
    this.isWanted = true;
    return (this.running ??= this.untilEmpty().finally(() => (this.running = undefined)));
  }

  private async untilEmpty(): Promise<void> {
    while (this.isWanted) this.isWanted = await this.dispatchOnce();
  }

  private async dispatchOnce(): Promise<boolean> {
    this.isWanted = false;
    return (await this.outbox.dispatch()) || this.isWanted;
  }
}
