import type { MediaEvent } from '@app/contract';
import type { Logger } from '@app/kit';
import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { LiveEventsService } from '../live-events/live-events.service.js';
import { LOGGER } from '../logger.js';
import { MediaServersRepository } from '../media-servers/media-servers.repository.js';
import { PollingService } from '../media-servers/polling.service.js';
import { PublicationsService } from '../publications/publications.service.js';
import { RefusalRecordsRepository } from './refusals.repository.js';

/** An event this old is history: whatever it announced is on the media server by now or gone. */
const staleAfterMs = 60_000;

/** Turns media events into a look at the media server they came from. Any order, any number of repeats. */
@Injectable()
export class MediaEventsService {
  constructor(
    private readonly database: Database,
    private readonly publications: PublicationsService,
    private readonly refusals: RefusalRecordsRepository,
    private readonly servers: MediaServersRepository,
    private readonly polling: PollingService,
    private readonly liveEvents: LiveEventsService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async receive(event: MediaEvent, now: Date): Promise<void> {
    if (!event.verdict.accepted) return this.refused(event, event.verdict.reason);
    switch (event.action) {
      case 'on_publish':
        if (!(await this.isRegistered(event.serverId))) return;
        if (now.getTime() - Date.parse(event.at) < staleAfterMs) await this.publications.authorized(event);
        this.look(event, this.polling.pollUntilActive(event.serverId, event.clientId));
        return;
      case 'on_unpublish':
      case 'on_close':
        this.look(event, this.polling.poll(event.serverId));
        return;
      default:
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

  private async refused(event: MediaEvent, reason: string): Promise<void> {
    if (!(await this.refusals.record(this.database, event, reason))) return;
    await this.liveEvents.publish(this.database, {
      topic: 'refusal',
      id: event.id,
      streamId: event.streamId,
      action: 'created',
    });
  }

  /** Looking must not hold up the next event; what it misses the regular poll sees. */
  private look({ serverId, action }: MediaEvent, polled: Promise<void>): void {
    polled.catch((error: unknown) => this.logger.warn({ err: error, serverId, action }, 'look at media server failed'));
  }
}
