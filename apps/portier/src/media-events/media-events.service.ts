import type { MediaEvent } from '@app/contract';
import type { Logger } from '@app/kit';
import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { LOGGER } from '../logger.js';
import { MediaServersRepository } from '../media-servers/media-servers.repository.js';
import { PollingService } from '../media-servers/polling.service.js';
import { PublicationsService } from '../publications/publications.service.js';
import { PullsService } from '../pulls/pulls.service.js';
import { RefusalsService } from '../refusals/refusals.service.js';

/** Turns media events into a look at the media server they came from. Any order, any age, any number of repeats. */
@Injectable()
export class MediaEventsService {
  constructor(
    private readonly database: Database,
    private readonly publications: PublicationsService,
    private readonly pulls: PullsService,
    private readonly refusals: RefusalsService,
    private readonly servers: MediaServersRepository,
    private readonly polling: PollingService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @throws Error when the database is away: the event must come again */
  async receive(event: MediaEvent): Promise<void> {
    const { verdict, serverId, clientId } = event;
    if (!verdict.accepted) {
      return this.refusals.record(this.database, { ...event, eventId: event.id, reason: verdict.reason });
    }
    switch (event.action) {
      case 'on_publish':
        if (!(await this.isRegistered(serverId))) return;
        await this.publications.authorized(event);
        return this.look(event, this.polling.pollUntilActive(serverId, clientId));
      case 'on_play':
        return this.pulls.began(event);
      case 'on_stop':
        return this.pulls.ended(event);
      case 'on_close':
        await this.pulls.ended(event);
        return this.look(event, this.polling.poll(serverId));
      case 'on_unpublish':
        return this.look(event, this.polling.poll(serverId));
      case 'on_connect':
        return;
    }
  }

  /** Without its API nobody can say who is live there. */
  private async isRegistered(serverId: string): Promise<boolean> {
    if ((await this.servers.find(this.database, serverId)) !== undefined) return true;
    this.logger.warn(
      { serverId },
      'publish on a media server that is not registered, add it on the media servers page',
    );
    return false;
  }

  /** Looking must not hold up the next event; what it misses the regular poll sees. */
  private look({ serverId, action }: MediaEvent, polled: Promise<void>): void {
    polled.catch((error: unknown) => this.logger.warn({ err: error, serverId, action }, 'look at media server failed'));
  }
}
