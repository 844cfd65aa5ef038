import { RepeatingLoop, type Logger } from '@app/kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { LOGGER } from '../logger.js';
import { SchedulesRepository } from '../schedules/schedules.repository.js';
import { InvitationsService } from './invitations.service.js';

const intervalMs = 15_000;

/** Ends invitations whose broadcast is over, by one replica. */
@Injectable()
export class InvitationsLoop implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop: RepeatingLoop;

  constructor(invitations: InvitationsService, schedules: SchedulesRepository, @Inject(LOGGER) logger: Logger) {
    const work = async () => {
      if (await schedules.claim('end-invitations', intervalMs)) await invitations.endFulfilled();
    };
    this.loop = new RepeatingLoop({ name: 'end invitations', intervalMs, work, logger });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }
}
