import { RepeatingLoop, type Logger } from '@app/kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Database } from '../database/database.js';
import { LiveEventsService } from '../live-events/live-events.service.js';
import { LOGGER } from '../logger.js';

const announceIntervalMs = 1_000;
/** Open dashboards fetch everything that is live when they are told: less often. */
const figuresIntervalMs = 2_000;

/**
 * Tells open pages which agents have new figures, once a second for all of them: a NOTIFY in each heartbeat would make all
 * heartbeats of the cluster commit one after the other (PostgreSQL takes one lock for it).
 */
@Injectable()
export class ProgressLoop implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop: RepeatingLoop;
  private noted = new Set<string>();
  private figuresToldAt = -Infinity;

  constructor(
    private readonly database: Database,
    private readonly liveEvents: LiveEventsService,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.loop = new RepeatingLoop({
      name: 'announce progress',
      intervalMs: announceIntervalMs,
      work: () => this.announce(),
      logger,
    });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  note(conciergeId: string): void {
    this.noted.add(conciergeId);
  }

  private async announce(): Promise<void> {
    if (this.noted.size === 0) return;
    const ids = this.noted;
    this.noted = new Set();
    await this.database.transaction(async (transaction) => {
      for (const id of ids) {
        await this.liveEvents.publish(transaction, { topic: 'progress', id, streamId: null, action: 'updated' });
      }
      if (performance.now() - this.figuresToldAt < figuresIntervalMs) return;
      this.figuresToldAt = performance.now();
      await this.liveEvents.publish(transaction, { topic: 'figures', id: 'live', streamId: null, action: 'updated' });
    });
  }
}
