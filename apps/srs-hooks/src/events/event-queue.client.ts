import { mediaEventQueue, type MediaEvent } from '@app/contract';
import { backoff, redactUrl, type Logger } from '@app/kit';
import { Queue } from 'bullmq';
import { Redis, type RedisOptions } from 'ioredis';

/** Longer than any pause of a healthy Redis; an event that was only slow is added twice under one id, so once. */
const addTimeoutMs = 3_000;

const reconnectPause = { firstMs: 100, longestMs: 1_000, spread: [0.75, 1.25] } as const;

const options: RedisOptions = {
  // Away is away: the journal waits, not a queue inside the client.
  enableOfflineQueue: false,
  maxRetriesPerRequest: 0,
  connectTimeout: 2_000,
  // A stop must not wait for a Redis that hangs.
  disconnectTimeout: 200,
  retryStrategy: (attempt) => backoff(attempt, reconnectPause, Math.random()),
};

/** Kept long enough that a repeat of the journal still meets its own ids. */
const jobOptions = {
  attempts: 10,
  backoff: { type: 'exponential', delay: 500 },
  removeOnComplete: { age: 3_600, count: 20_000 },
  removeOnFail: { age: 7 * 86_400, count: 5_000 },
} as const;

/** The BullMQ queue portier reads (`mediaEventQueue`). Never throws and never waits for a Redis that is away. */
export class EventQueueClient {
  private readonly redis: Redis;
  private queue: Queue<MediaEvent> | undefined;
  private isAway = false;

  /** @param url `redis://`, `rediss://` or the path of a unix socket */
  constructor(
    private readonly url: string,
    private readonly logger: Logger,
  ) {
    this.redis = new Redis(url.replace(/^unix:(\/\/)?/, ''), options);
    this.redis.on('error', (error) => this.noteAway(error));
  }

  /** Calls `listener` each time Redis can be used again. */
  onReady(listener: () => void): void {
    this.redis.on('ready', listener);
  }

  /** False while there is no connection: then there is no sense in `add`. */
  get isReady(): boolean {
    return this.redis.status === 'ready';
  }

  /** True when all events are in the queue, also when some were there before. */
  async add(events: readonly MediaEvent[]): Promise<boolean> {
    if (!this.isReady) return false;
    try {
      await withTimeout(this.addToQueue(events));
      if (this.isAway) this.logger.info('redis answers again');
      this.isAway = false;
      return true;
    } catch (error) {
      this.noteAway(error);
      return false;
    }
  }

  async close(): Promise<void> {
    await withTimeout(this.queue?.close() ?? Promise.resolve()).catch(() => undefined);
    this.redis.disconnect();
  }

  private async addToQueue(events: readonly MediaEvent[]): Promise<void> {
    const queue = (this.queue ??= this.openQueue());
    await queue.addBulk(events.map((event) => ({ name: event.action, data: event, opts: { jobId: event.id } })));
  }

  /** Only on a ready connection: BullMQ asks for Redis's version once and never recovers when that fails. */
  private openQueue(): Queue<MediaEvent> {
    const queue = new Queue<MediaEvent>(mediaEventQueue, { connection: this.redis, defaultJobOptions: jobOptions });
    queue.on('error', (error) => this.noteAway(error));
    queue.waitUntilReady().catch(() => {
      if (this.queue === queue) this.queue = undefined;
    });
    return queue;
  }

  private noteAway(error: unknown): void {
    if (this.isAway) return;
    this.isAway = true;
    const reason = error instanceof Error ? error.message : String(error);
    const redis = this.url.includes('://') ? redactUrl(this.url) : this.url;
    this.logger.warn({ redis, reason }, 'redis is away, media events wait in the journal');
  }
}

async function withTimeout(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${addTimeoutMs} ms`)), addTimeoutMs);
  });
  try {
    await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
