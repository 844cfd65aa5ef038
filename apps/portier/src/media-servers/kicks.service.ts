import type { Logger } from '@app/kit';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../database/database.js';
import { LOGGER } from '../logger.js';
import { OutboxService } from '../outbox/outbox.service.js';
import { kick, kickTopic } from '../publications/kick.js';
import { PullsService } from '../pulls/pulls.service.js';
import { MediaServersRepository } from './media-servers.repository.js';
import { PollingService } from './polling.service.js';
import { SrsApiClient } from './srs-api.client.js';

/** With the longest pause about an hour; who still publishes by then is told again by the next look. */
const maximalAttempts = 400;
const maximalPauseMs = 10_000;

/** Disconnects clients that were told to go, as the outbox asks for it. */
@Injectable()
export class KicksService implements OnModuleInit {
  constructor(
    private readonly outbox: OutboxService,
    private readonly database: Database,
    private readonly servers: MediaServersRepository,
    private readonly polling: PollingService,
    private readonly pulls: PullsService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.outbox.register({
      ...{ topic: kickTopic, maximalAttempts, maximalPauseMs },
      handle: (payload) => this.disconnect(payload),
    });
  }

  private async disconnect(payload: unknown): Promise<void> {
    const { serverId, serviceId, clientId, reason } = kick.parse(payload);
    const server = await this.servers.find(this.database, serverId);
    if (server === undefined) return;
    const wasThere = await new SrsApiClient(server).kick(clientId);
    await this.pulls.ended({ serverId, serviceId, clientId });
    if (!wasThere) return;
    this.logger.info({ serverId, clientId, reason }, 'client disconnected');
    // What it left shows at once; a look that fails is made up for by the next one.
    this.polling.poll(serverId).catch((error: unknown) => {
      this.logger.warn({ err: error, serverId }, 'look at media server failed');
    });
  }
}
