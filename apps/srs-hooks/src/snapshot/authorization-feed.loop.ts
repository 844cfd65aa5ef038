import type { AuthorizationFeed } from '@app/contract';
import { FeedLoop, type Logger } from '@app/kit';
import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import { HOOKS_CONFIG, type HooksConfig } from '../config.js';
import { HooksMetrics } from '../metrics.js';
import { LOGGER } from '../platform.module.js';
import { AuthorizationFeedClient } from './authorization-feed.client.js';
import { SnapshotService } from './snapshot.service.js';

/** A change reaches the disk within this; a save that takes long is made rarer, to at most a tenth of the time. */
const saveEveryMs = 2_000;

/** Keeps the snapshot current: from disk, then everything from portier, then each change as it happens (long poll). */
@Injectable()
export class AuthorizationFeedLoop implements OnModuleInit, OnModuleDestroy {
  private readonly stopping = new AbortController();
  private readonly feed: FeedLoop<AuthorizationFeed>;
  private saving: Promise<void> = Promise.resolve();

  constructor(
    client: AuthorizationFeedClient,
    private readonly snapshots: SnapshotService,
    metrics: HooksMetrics,
    @Inject(HOOKS_CONFIG) config: HooksConfig,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.feed = new FeedLoop({
      name: 'authorization',
      client,
      waitSeconds: config.HOOKS_FEED_WAIT_SECONDS,
      apply: (feed) => snapshots.apply(feed),
      onConnected: (isConnected) => metrics.feedConnected.set(isConnected ? 1 : 0),
      logger,
    });
  }

  async onModuleInit(): Promise<void> {
    await this.snapshots.restore();
    this.feed.start();
    this.saving = this.saveNowAndThen();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await Promise.all([this.feed.stop(), this.saving]);
    await this.snapshots.save();
  }

  private async saveNowAndThen(): Promise<void> {
    let pauseMs = saveEveryMs;
    while (!this.stopping.signal.aborted) {
      await delay(pauseMs, undefined, { signal: this.stopping.signal }).catch(() => undefined);
      const startedAt = performance.now();
      await this.snapshots.save();
      pauseMs = Math.max(saveEveryMs, (performance.now() - startedAt) * 10);
    }
  }
}
