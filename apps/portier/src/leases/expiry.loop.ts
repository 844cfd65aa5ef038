import { RepeatingLoop, type Logger } from '@app/kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { PORTIER_CONFIG, type PortierConfig } from '../config.js';
import { Database } from '../database/database.js';
import { LiveEventsService } from '../live-events/live-events.service.js';
import { LOGGER } from '../logger.js';
import { PlacementService } from '../placement/placement.service.js';
import { SchedulesRepository } from '../schedules/schedules.repository.js';
import { ReconcileService } from '../tasks/reconcile.service.js';
import { LeasesRepository } from './leases.repository.js';

const expiryIntervalMs = 500;

/** Takes the tasks of silent agents and has them placed elsewhere, twice a second in the cluster. */
@Injectable()
export class ExpiryLoop implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop: RepeatingLoop;

  constructor(
    private readonly database: Database,
    private readonly leases: LeasesRepository,
    private readonly reconcile: ReconcileService,
    private readonly placement: PlacementService,
    private readonly liveEvents: LiveEventsService,
    schedules: SchedulesRepository,
    @Inject(PORTIER_CONFIG) private readonly config: PortierConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.loop = new RepeatingLoop({
      name: 'expire leases',
      intervalMs: expiryIntervalMs,
      work: async () => {
        if (await schedules.claim('expire-leases', expiryIntervalMs)) await this.expire();
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

  private async expire(): Promise<void> {
    const expired = await this.database.transaction(async (transaction) => {
      const rows = await this.leases.expire(transaction, this.config.PORTIER_LEASE_TTL_MS);
      for (const { taskId, streamId } of rows) {
        await this.liveEvents.publish(transaction, { topic: 'task', id: taskId, streamId, action: 'updated' });
      }
      return rows;
    });
    for (const { taskId, streamId, state } of expired) {
      this.logger.warn({ taskId, streamId, state, reason: 'lease_expired' }, 'task taken from a silent agent');
    }
    const moved = expired.filter(({ wasMoving }) => wasMoving).map(({ streamId }) => streamId);
    for (const streamId of new Set(moved)) await this.reconcile.requestSoon(streamId);
    if (expired.length > 0) await this.placement.placeSoon();
  }
}
