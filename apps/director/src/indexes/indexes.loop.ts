import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import { DIRECTOR_CONFIG, type DirectorConfig } from '../config.js';
import { DirectoryService } from '../directory/directory.service.js';
import { IndexesService } from './indexes.service.js';

/** Reads the index objects of active streams now and then, so that `/signals` is true without announcements or viewers. */
@Injectable()
export class IndexesLoop implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private hasReadAll = false;

  constructor(
    private readonly indexes: IndexesService,
    private readonly directory: DirectoryService,
    @Inject(DIRECTOR_CONFIG) private readonly config: DirectorConfig,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.run();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      if (this.directory.isKnown) await this.readActive(Date.now());
      const pauseMs = this.directory.isKnown ? this.config.DIRECTOR_STORE_POLL_MS : 100;
      await delay(pauseMs, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    }
  }

  /** One after the other: a light load on the store. The first round reads every stream. */
  private async readActive(now: number): Promise<void> {
    this.indexes.retain((name) => this.directory.find(name) !== undefined);
    for (const stream of this.directory.all()) {
      if (this.stopping.signal.aborted) return;
      if (!stream.enabled) continue;
      const isActive = stream.liveSince !== null || this.hasLivePackager(stream.name, now);
      if (isActive || !this.hasReadAll) await this.indexes.refresh(stream.name, Date.now());
    }
    this.hasReadAll = true;
  }

  private hasLivePackager(stream: string, now: number): boolean {
    return this.indexes.peek(stream).known.some((each) => this.indexes.isAlive(each, now));
  }
}
