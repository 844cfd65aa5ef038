import type { Logger } from '@app/kit';
import { Inject, Injectable } from '@nestjs/common';
import { CONCIERGE_CONFIG, type ConciergeConfig } from '../config.js';
import { LOGGER } from '../logger.js';
import { FsStore } from '../runner/fs.store.js';
import { deleteOlderBroadcasts, deleteSegmentsBefore, loadIndexes } from '../runner/sections.js';
import type { Store } from '../runner/store.js';
import { isOver, observe, type Observation } from './ended-broadcasts.js';

/**
 * Deletes the segments of broadcasts that are over, since their packagers are gone by then. Indexes stay: the next broadcast counts on
 * from their numbers; so do posters and initialization sections, which are small. Several agents on one store do no harm to each other.
 */
@Injectable()
export class BroadcastsService {
  private readonly seen = new Map<string, Observation>();
  private readonly store: Store;

  constructor(
    @Inject(CONCIERGE_CONFIG) private readonly config: ConciergeConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.store = new FsStore(config.CONCIERGE_STORE.root);
  }

  /** Looks at every stream in the store. @param nowMs monotonic */
  async clean(nowMs: number): Promise<void> {
    const streams = await this.store.folders();
    for (const stream of this.seen.keys()) if (!streams.includes(stream)) this.seen.delete(stream);
    for (const stream of streams) await this.cleanStream(stream, nowMs);
  }

  private async cleanStream(stream: string, nowMs: number): Promise<void> {
    const indexes = await loadIndexes(this.store, stream);
    const observation = observe(this.seen.get(stream), indexes, nowMs);
    this.seen.set(stream, observation);
    const newest = indexes
      .map(({ broadcastId }) => broadcastId)
      .sort()
      .at(-1);
    if (newest === undefined || !isOver(observation, nowMs, this.config.CONCIERGE_ENDED_KEEP_MS)) return;
    await deleteOlderBroadcasts(this.store, stream, newest);
    await deleteSegmentsBefore(this.store, `${stream}/${newest}`, Infinity);
    this.seen.set(stream, { ...observation, isCleaned: true });
    this.logger.info({ stream, broadcastId: newest }, 'segments of an ended broadcast deleted');
  }
}
