import { PortierError, type AuthorizationFeed } from '@app/contract';
import type { Logger } from '@app/kit';
import { Inject, Injectable } from '@nestjs/common';
import { HooksMetrics } from '../metrics.js';
import { LOGGER } from '../platform.module.js';
import { Snapshot } from './snapshot.js';
import { SnapshotStore } from './snapshot.store.js';

/** The one snapshot of this process, and its copy on disk. */
@Injectable()
export class SnapshotService {
  readonly snapshot = new Snapshot();
  private hasUnsavedChanges = false;

  constructor(
    private readonly store: SnapshotStore,
    private readonly metrics: HooksMetrics,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** What was last known, so that a cold start needs no portier. An unreadable file is as good as none. */
  async restore(): Promise<void> {
    try {
      const feed = await this.store.load();
      if (feed === undefined) return;
      this.snapshot.apply(feed);
      this.metrics.snapshotStreams.set(this.snapshot.size);
      this.logger.info({ streams: this.snapshot.size }, 'snapshot loaded from disk');
    } catch (error) {
      if (!(error instanceof PortierError)) throw error;
      this.logger.error({ err: error }, 'snapshot on disk is not readable, portier is needed');
    }
  }

  apply(feed: AuthorizationFeed): void {
    // A cursor that merely moved is not worth 40 MB; an old one on disk costs one full feed at the next start.
    const hasNews = feed.full || feed.streams.length > 0 || feed.removedStreamIds.length > 0;
    this.hasUnsavedChanges ||= hasNews || feed.applications.some((name) => !this.snapshot.hasApplication(name));
    this.snapshot.apply(feed);
    this.metrics.snapshotStreams.set(this.snapshot.size);
  }

  /** Nothing to do when nothing changed. A failure is logged and tried again at the next save. */
  async save(): Promise<void> {
    if (!this.hasUnsavedChanges) return;
    this.hasUnsavedChanges = false;
    try {
      await this.store.save(this.snapshot.toFeed());
    } catch (error) {
      this.hasUnsavedChanges = true;
      this.logger.error({ err: error }, 'snapshot could not be saved');
    }
  }
}
