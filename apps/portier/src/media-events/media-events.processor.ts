import { mediaEvent, mediaEventQueue } from '@app/contract';
import type { Logger } from '@app/kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { UnrecoverableError, Worker, type Job } from 'bullmq';
import { Redis } from 'ioredis';
import { PORTIER_CONFIG, type PortierConfig } from '../config.js';
import { LOGGER } from '../logger.js';
import { RepeatingLoop } from '../schedules/repeating.loop.js';
import { Database } from '../database/database.js';
import { SchedulesRepository } from '../schedules/schedules.repository.js';
import { MediaEventsService } from './media-events.service.js';
import { RefusalRecordsRepository } from './refusals.repository.js';

const pruneIntervalMs = 60_000;

/** Takes media events from the queue, in any replica. */
@Injectable()
export class MediaEventsProcessor implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly connection: Redis;
  private readonly pruning: RepeatingLoop;
  private worker: Worker | undefined;

  constructor(
    private readonly events: MediaEventsService,
    private readonly refusals: RefusalRecordsRepository,
    private readonly schedules: SchedulesRepository,
    private readonly database: Database,
    @Inject(PORTIER_CONFIG) config: PortierConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.connection = new Redis(config.PORTIER_REDIS_URL, { maxRetriesPerRequest: null, lazyConnect: true });
    this.connection.on('error', () => undefined); // the worker reports it
    this.pruning = new RepeatingLoop({
      name: 'prune refusals',
      intervalMs: pruneIntervalMs,
      logger,
      work: async () => {
        if (await this.schedules.claim('prune-refusals', pruneIntervalMs)) await this.refusals.prune(this.database);
      },
    });
  }

  onApplicationBootstrap(): void {
    this.worker = new Worker(mediaEventQueue, (job) => this.process(job), {
      connection: this.connection,
      concurrency: 16,
    });
    let isAway = false;
    this.worker.on('error', (error) => {
      if (!isAway) this.logger.warn({ err: error }, 'media events cannot be read');
      isAway = true;
    });
    this.worker.on('ready', () => {
      if (isAway) this.logger.info('media events are read again');
      isAway = false;
    });
    this.worker.on('failed', (job, error) => this.logger.error({ err: error, eventId: job?.id }, 'media event failed'));
    this.pruning.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pruning.stop();
    await this.worker?.close();
    this.connection.disconnect();
  }

  private async process(job: Job): Promise<void> {
    const parsed = mediaEvent.safeParse(job.data);
    if (!parsed.success) throw new UnrecoverableError('not a media event');
    await this.events.receive(parsed.data, new Date());
  }
}
