import type { AuthorizationFeed } from '@app/contract';
import type { Logger } from '@app/kit';
import { Inject, Injectable } from '@nestjs/common';
import { HooksMetrics } from '../metrics.js';
import { LOGGER } from '../platform.module.js';
import { ageSentence } from './age.js';
import { PullLeases } from './pull-leases.js';
import { Snapshot } from './snapshot.js';
import { SnapshotStore } from './snapshot.store.js';

/** The one snapshot of this process, and its copy on disk. */
@Injectable()
export class SnapshotService {
  readonly snapshot = new Snapshot();
  readonly pulls = new PullLeases();
  private hasUnsavedChanges = false;
  /** When it was known to be right, milliseconds since 1970; undefined while there is none. */
  private currentAtMs: number | undefined;

  constructor(
    private readonly store: SnapshotStore,
    metrics: HooksMetrics,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    metrics.measureSnapshot({ streams: () => this.snapshot.size, ageMs: () => this.ageMs });
  }

  /** What was last known, so that a cold start needs no portier. A file that cannot be read is as good as none. */
  async restore(): Promise<void> {
    try {
      const saved = await this.store.load();
      if (saved === undefined) return;
      this.snapshot.apply(saved.feed);
      this.pulls.replace(saved.feed.pulls);
      this.currentAtMs = saved.savedAtMs;
      const ageSeconds = Math.round((this.ageMs ?? 0) / 1_000);
      this.logger.info({ streams: this.snapshot.size, ageSeconds }, 'snapshot loaded from disk');
    } catch (error) {
      this.logger.error({ err: error }, 'snapshot on disk is not readable, portier is needed');
    }
  }

  apply(feed: AuthorizationFeed): void {
    // A cursor that merely moved is not worth 40 MB.
    const hasNews = feed.full || [feed.streams, feed.removedStreamIds, feed.pulls].some(({ length }) => length > 0);
    this.hasUnsavedChanges ||= hasNews || feed.applications.some((name) => !this.snapshot.hasApplication(name));
    this.snapshot.apply(feed);
    if (feed.full) this.pulls.replace(feed.pulls);
    else for (const lease of feed.pulls) this.pulls.learn(lease);
    this.currentAtMs = Date.now();
  }

  /** Since portier last confirmed what is known; of a snapshot from disk, since it was saved. Undefined without one. */
  get ageMs(): number | undefined {
    return this.currentAtMs === undefined ? undefined : Math.max(0, Date.now() - this.currentAtMs);
  }

  /** What is wrong with it in one sentence, or null. An old one is no reason to refuse anybody. */
  get ageNote(): string | null {
    return ageSentence(this.ageMs);
  }

  /** Nothing to do when nothing changed. A failure is logged and tried again at the next save. */
  async save(): Promise<void> {
    if (!this.hasUnsavedChanges) return;
    this.hasUnsavedChanges = false;
    try {
      await this.store.save({ ...this.snapshot.toFeed(), pulls: this.pulls.list() });
    } catch (error) {
      this.hasUnsavedChanges = true;
      this.logger.error({ err: error }, 'snapshot could not be saved');
    }
  }
}
