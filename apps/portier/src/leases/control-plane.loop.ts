import { RepeatingLoop, type Logger } from '@app/kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Database } from '../database/database.js';
import { LOGGER } from '../logger.js';
import { LeasesRepository } from './leases.repository.js';

const beatIntervalMs = 1_000;

/** Every replica says once a second that the control plane is here; a gap grants all leases a full length more. */
@Injectable()
export class ControlPlaneLoop implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop: RepeatingLoop;

  constructor(database: Database, leases: LeasesRepository, @Inject(LOGGER) logger: Logger) {
    this.loop = new RepeatingLoop({
      name: 'control plane beat',
      intervalMs: beatIntervalMs,
      work: () => leases.beat(database),
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
