import type { Logger } from '@app/kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import { LOGGER } from '../logger.js';
import { CursorRefused, DirectoryClient } from './directory.client.js';
import { DirectoryService } from './directory.service.js';

const firstBackoffMs = 250;
const longestBackoffMs = 10_000;
/** A feed that answers without waiting must not become a busy loop. */
const shortestRoundMs = 50;

/** Follows portier's directory feed by long polls, with exponential backoff and jitter while portier is away. */
@Injectable()
export class DirectoryLoop implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly client: DirectoryClient,
    private readonly directory: DirectoryService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.run();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    // The first question is for everything: the snapshot on disk may be of another time or another portier.
    let cursor = '';
    let backoffMs = 0;
    while (!this.stopping.signal.aborted) {
      try {
        const feed = await this.client.poll(cursor, this.stopping.signal);
        await this.directory.apply(feed);
        if (cursor === '' || backoffMs > 0) this.logger.info({ full: feed.full }, 'following the directory feed');
        cursor = feed.cursor;
        backoffMs = 0;
      } catch (error) {
        if (this.stopping.signal.aborted) return;
        if (error instanceof CursorRefused) cursor = '';
        if (backoffMs === 0) this.logger.warn({ reason: reasonOf(error) }, 'directory feed is away');
        backoffMs = Math.min(longestBackoffMs, Math.max(firstBackoffMs, backoffMs * 2));
      }
      await this.pause(shortestRoundMs + backoffMs * (0.75 + Math.random() / 2));
    }
  }

  private async pause(milliseconds: number): Promise<void> {
    await delay(milliseconds, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }
}

/** The cause says more than "fetch failed": connection refused, name not found. */
function reasonOf(error: unknown): string {
  const { message, cause } = error as Error & { cause?: { message?: string } };
  return cause?.message ? `${message}: ${cause.message}` : message;
}
