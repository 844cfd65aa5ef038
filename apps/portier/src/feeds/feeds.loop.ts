import { RepeatingLoop, type Logger } from '@app/kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Database } from '../database/database.js';
import { LOGGER } from '../logger.js';
import { SchedulesRepository } from '../schedules/schedules.repository.js';
import { FeedsRepository } from './feeds.repository.js';

const pruneIntervalMs = 300_000;

/** Forgets changes that every reader has seen or must start over for. */
@Injectable()
export class FeedsLoop implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop: RepeatingLoop;

  constructor(
    database: Database,
    feeds: FeedsRepository,
    schedules: SchedulesRepository,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.loop = new RepeatingLoop({
      name: 'prune changes',
      intervalMs: pruneIntervalMs,
      work: async () => {
        if (await schedules.claim('prune-changes', pruneIntervalMs)) await feeds.prune(database);
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
