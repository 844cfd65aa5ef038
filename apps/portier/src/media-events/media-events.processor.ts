import { mediaEvent, mediaEventQueue } from '@app/contract';
import type { Logger } from '@app/kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DelayedError, UnrecoverableError, Worker, type Job } from 'bullmq';
import { Redis } from 'ioredis';
import { PORTIER_CONFIG, type PortierConfig } from '../config.js';
import { LOGGER } from '../logger.js';
import { backoff } from '../schedules/backoff.js';
import { MediaEventsService } from './media-events.service.js';

/** Between two tries to reach Redis. */
const retryCapMs = 2_000;
/** A replica that dies leaves its events to another one after these two at the most; BullMQ's own are 30 s each. */
const lockMs = 5_000;
const stalledCheckMs = 3_000;
/** Its events may be left several times: replicas die one after the other. */
const maximalStalls = 1_000;
const pause = { firstMs: 500, longestMs: 10_000, spread: [0.75, 1.25] } as const;

/** Takes media events from the queue, in any replica. */
@Injectable()
export class MediaEventsProcessor implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly connection: Redis;
  private worker: Worker | undefined;
  private isFailing = false;
  private isStopped = false;

  constructor(
    private readonly events: MediaEventsService,
    @Inject(PORTIER_CONFIG) config: PortierConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.connection = new Redis(config.PORTIER_REDIS_URL, {
      maxRetriesPerRequest: null,
      // Also of the connection that BullMQ makes of this one: it must not wait for a Redis that is away when we end.
      retryStrategy: (times) => (this.isStopped ? null : Math.min(times * 50, retryCapMs)),
    });
    this.connection.on('error', () => undefined); // the worker reports it
  }

  onApplicationBootstrap(): void {
    this.worker = new Worker(mediaEventQueue, (job, token) => this.process(job, token), {
      connection: this.connection,
      concurrency: 16,
      lockDuration: lockMs,
      stalledInterval: stalledCheckMs,
      maxStalledCount: maximalStalls,
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
  }

  async onApplicationShutdown(): Promise<void> {
    this.isStopped = true;
    const isRedisThere = this.connection.status === 'ready';
    await this.worker?.close(!isRedisThere);
    this.connection.disconnect();
  }

  private async process(job: Job, token: string | undefined): Promise<void> {
    const parsed = mediaEvent.safeParse(job.data);
    if (!parsed.success) throw new UnrecoverableError('not a media event');
    try {
      await this.events.receive(parsed.data);
    } catch (error) {
      await this.putOff(job, { token, error });
    }
    if (this.isFailing) this.logger.info('media events are processed again');
    this.isFailing = false;
  }

  /** The database is away, or a row is locked for too long: the event waits, however long it takes. */
  private async putOff(job: Job, { token, error }: { token: string | undefined; error: unknown }): Promise<never> {
    if (isDataError(error)) throw new UnrecoverableError((error as Error).message);
    if (!this.isFailing) this.logger.warn({ err: error, eventId: job.id }, 'media event put off');
    this.isFailing = true;
    await job.moveToDelayed(Date.now() + backoff(job.attemptsStarted, pause, Math.random()), token);
    throw new DelayedError();
  }
}

/** PostgreSQL's classes 22 and 23: this event can never be stored, such as a name with a NUL in it. */
function isDataError(error: unknown): boolean {
  return /^2[23]/.test(String((error as { code?: unknown }).code ?? ''));
}
