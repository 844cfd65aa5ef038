import { PortierError } from '@app/contract';
import type { Logger } from '@app/kit';
import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import { HOOKS_CONFIG, type HooksConfig } from '../config.js';
import { HooksMetrics } from '../metrics.js';
import { LOGGER } from '../platform.module.js';
import { AuthorizationFeedClient } from './authorization-feed.client.js';
import { SnapshotService } from './snapshot.service.js';

/** Between two answers, should portier answer at once without news. */
const leastPauseMs = 20;
const firstRetryMs = 250;
const longestRetryMs = 5_000;
/** A change reaches the disk within this; a save that takes long is made rarer, to at most a tenth of the time. */
const saveEveryMs = 2_000;

/** Keeps the snapshot current: from disk, then everything from portier, then each change as it happens (long poll). */
@Injectable()
export class AuthorizationFeedLoop implements OnModuleInit, OnModuleDestroy {
  private readonly stop = new AbortController();
  private running: Promise<unknown> = Promise.resolve();
  private failures = 0;
  /** Whether the last request was answered. */
  private isCurrent = false;

  constructor(
    private readonly client: AuthorizationFeedClient,
    private readonly snapshots: SnapshotService,
    private readonly metrics: HooksMetrics,
    @Inject(HOOKS_CONFIG) private readonly config: HooksConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.snapshots.restore();
    this.running = Promise.all([this.follow(), this.saveNowAndThen()]);
  }

  async onModuleDestroy(): Promise<void> {
    this.stop.abort();
    await this.running;
    await this.snapshots.save();
  }

  private async follow(): Promise<void> {
    let after = this.snapshots.snapshot.cursor;
    while (!this.stop.signal.aborted) {
      try {
        // The first answer comes at once, also after a failure: it tells whether what we know still holds.
        const waitSeconds = this.isCurrent ? this.config.HOOKS_FEED_WAIT_SECONDS : 0;
        const feed = await this.client.fetch({ after, waitSeconds, signal: this.stop.signal });
        this.snapshots.apply(feed);
        after = feed.cursor;
        this.noteAnswer(feed.full);
        await this.pause(leastPauseMs);
      } catch (error) {
        if (this.stop.signal.aborted) return;
        if (error instanceof PortierError && error.code === 'stale') after = undefined;
        this.noteFailure(error);
        await this.pause(this.retryDelayMs());
      }
    }
  }

  private async saveNowAndThen(): Promise<void> {
    let pauseMs = saveEveryMs;
    while (!this.stop.signal.aborted) {
      await this.pause(pauseMs);
      const startedAt = performance.now();
      await this.snapshots.save();
      pauseMs = Math.max(saveEveryMs, (performance.now() - startedAt) * 10);
    }
  }

  private noteAnswer(isFull: boolean): void {
    const streams = this.snapshots.snapshot.size;
    if (this.failures > 0) this.logger.info({ failures: this.failures }, 'portier answers again');
    if (isFull) this.logger.info({ streams }, 'snapshot loaded from portier');
    this.failures = 0;
    this.isCurrent = true;
    this.metrics.feedConnected.set(1);
  }

  private noteFailure(error: unknown): void {
    this.failures += 1;
    this.isCurrent = false;
    this.metrics.feedConnected.set(0);
    const reason = error instanceof Error ? error.message : String(error);
    const code = error instanceof PortierError ? error.code : undefined;
    const level = this.failures === 1 ? 'warn' : 'debug';
    const { isLoaded } = this.snapshots.snapshot;
    this.logger[level]({ code, reason, isLoaded }, 'portier does not give the authorization feed');
  }

  /** Exponential with full jitter, so that many instances do not come back as one. */
  private retryDelayMs(): number {
    const ceiling = Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(this.failures, 10));
    return firstRetryMs / 2 + Math.random() * ceiling;
  }

  private async pause(durationMs: number): Promise<void> {
    await delay(durationMs, undefined, { signal: this.stop.signal }).catch(() => undefined);
  }
}
