import { PortierError } from '@app/contract';
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '../logger.js';
import type { FeedAnswer, FeedClient } from './feed.client.js';

/** Between two answers, should portier answer at once without news. */
const leastPauseMs = 20;
const firstRetryMs = 250;
const longestRetryMs = 5_000;

interface Following<Answer extends FeedAnswer> {
  /** Of the feed, for the log: `authorization`, `directory`. */
  name: string;
  client: Pick<FeedClient<Answer>, 'fetch'>;
  /** How long portier may hold a request for changes that have not happened yet. */
  waitSeconds: number;
  /** Takes an answer over. When it throws, the same changes are asked for again. */
  apply: (answer: Answer) => Promise<void> | void;
  /** Told when portier begins to answer, and when it stops. */
  onConnected?: (isConnected: boolean) => void;
  logger: Logger;
}

/**
 * Follows a feed of portier by long polls: everything first, as what was known before may be of another time or another
 * portier; then each change as it happens. While portier is away it asks again with exponential backoff and jitter, and the
 * first question afterwards does not wait, so that it is known at once whether the cursor still holds.
 */
export class FeedLoop<Answer extends FeedAnswer> {
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private cursor: string | undefined;
  private failures = 0;
  /** Whether the last question was answered. */
  private isConnected = false;
  /** When portier answered last, by the monotonic clock, milliseconds; undefined = not yet. */
  private answeredAt: number | undefined;

  constructor(private readonly following: Following<Answer>) {}

  start(): void {
    this.running = this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  /** How long ago portier answered last; undefined when it has not since the start. */
  get sinceAnswerMs(): number | undefined {
    return this.answeredAt === undefined ? undefined : performance.now() - this.answeredAt;
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      try {
        await this.round();
        await this.pause(leastPauseMs);
      } catch (error) {
        if (this.stopping.signal.aborted) return;
        if (error instanceof PortierError && error.code === 'stale') this.cursor = undefined;
        this.noteFailure(error);
        await this.pause(retryDelayMs(this.failures, Math.random()));
      }
    }
  }

  private async round(): Promise<void> {
    const { client, waitSeconds, apply } = this.following;
    const answer = await client.fetch({
      after: this.cursor,
      waitSeconds: this.isConnected ? waitSeconds : 0,
      signal: this.stopping.signal,
    });
    await apply(answer);
    this.cursor = answer.cursor;
    this.noteAnswer(answer.full);
  }

  private noteAnswer(isFull: boolean): void {
    const { name, logger, onConnected } = this.following;
    this.answeredAt = performance.now();
    if (!this.isConnected) {
      logger.info({ feed: name, full: isFull, failures: this.failures }, 'following the feed of portier');
      onConnected?.(true);
    }
    this.failures = 0;
    this.isConnected = true;
  }

  private noteFailure(error: unknown): void {
    const { name, logger, onConnected } = this.following;
    const code = error instanceof PortierError ? error.code : undefined;
    const reason = error instanceof Error ? error.message : String(error);
    const level = this.failures === 0 ? 'warn' : 'debug';
    logger[level]({ feed: name, code, reason }, 'portier does not give its feed');
    if (this.isConnected) onConnected?.(false);
    this.failures += 1;
    this.isConnected = false;
  }

  private async pause(durationMs: number): Promise<void> {
    await delay(durationMs, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }
}

/**
 * Exponential, with most of it random, so that many programs do not come back as one.
 * @param failures in a row, from 1
 * @param random 0 to 1
 */
export function retryDelayMs(failures: number, random: number): number {
  const ceilingMs = Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(failures, 10));
  return firstRetryMs / 2 + random * ceilingMs;
}
