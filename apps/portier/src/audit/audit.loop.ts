import { RepeatingLoop, type Logger } from '@app/kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { PORTIER_CONFIG, type PortierConfig } from '../config.js';
import { LOGGER } from '../logger.js';
import { SchedulesRepository } from '../schedules/schedules.repository.js';
import { AuditService } from './audit.service.js';

const pruneIntervalMs = 60 * 60_000;

/** Forgets what is older than the settings say, by one replica. */
@Injectable()
export class AuditLoop implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop: RepeatingLoop;

  constructor(
    audit: AuditService,
    schedules: SchedulesRepository,
    @Inject(PORTIER_CONFIG) config: PortierConfig,
    @Inject(LOGGER) logger: Logger,
  ) {
    const days = { retentionDays: config.PORTIER_AUDIT_RETENTION_DAYS, undoDays: config.PORTIER_UNDO_DAYS };
    const work = async () => {
      if (await schedules.claim('prune-audit', pruneIntervalMs)) await audit.prune(days);
    };
    this.loop = new RepeatingLoop({ name: 'prune audit', intervalMs: pruneIntervalMs, work, logger });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }
}
