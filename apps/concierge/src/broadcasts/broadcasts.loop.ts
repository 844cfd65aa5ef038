import { RepeatingLoop, type Logger } from '@app/kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { CONCIERGE_CONFIG, type ConciergeConfig } from '../config.js';
import { LOGGER } from '../logger.js';
import { BroadcastsService } from './broadcasts.service.js';

const longestIntervalMs = 60_000;

/** Now and then: are there segments that nobody needs any more? */
@Injectable()
export class BroadcastsLoop implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop: RepeatingLoop;

  constructor(
    broadcasts: BroadcastsService,
    @Inject(CONCIERGE_CONFIG) config: ConciergeConfig,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.loop = new RepeatingLoop({
      name: 'clean the store',
      intervalMs: Math.min(longestIntervalMs, config.CONCIERGE_ENDED_KEEP_MS / 4),
      work: () => broadcasts.clean(performance.now()),
      logger,
    });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }
}
