import type { ClusterKeys } from '@app/contract';
import type { Logger } from '@app/kit';
import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { HooksMetrics } from '../metrics.js';
import { CLUSTER_KEYS, LOGGER } from '../platform.module.js';
import { SnapshotService } from '../snapshot/snapshot.service.js';
import { EventOutboxLoop } from './event-outbox.loop.js';
import { JournalStore } from './journal.store.js';
import { toMediaEvent, type AnsweredHook } from './media-event.js';

/** A disk that hangs, or a file system that is frozen for a copy, must not hold a verdict: SRS waits 30 s and refuses the encoder. */
const longestHoldMs = 100;
/** So many hooks may wait for a disk that hangs. */
const longestBatch = 50_000;

interface Batch {
  hooks: AnsweredHook[];
  written: Promise<void>;
  release: () => void;
}

/**
 * Makes decided hooks events and has them in the journal before they are answered: an answer that a media server has got is
 * never forgotten, whatever becomes of this process. Hooks that come while a write is on its way share the next one.
 */
@Injectable()
export class EventWriterLoop implements OnModuleInit, OnApplicationShutdown {
  private batch: Batch | undefined;
  private run: Promise<void> | undefined;
  private isDropping = false;
  private sequence = 0;
  private readonly incarnation = Date.now().toString(36);

  constructor(
    private readonly journal: JournalStore,
    private readonly outbox: EventOutboxLoop,
    private readonly snapshots: SnapshotService,
    private readonly metrics: HooksMetrics,
    @Inject(CLUSTER_KEYS) private readonly keys: ClusterKeys,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.journal.open();
    this.outbox.start();
  }

  /** Resolves when the hook may be answered: its event is written, or the disk takes too long. */
  keep(answered: AnsweredHook): Promise<void> {
    const batch = (this.batch ??= this.openBatch());
    if (batch.hooks.length < longestBatch) batch.hooks.push(answered);
    else this.noteDropped(1);
    return batch.written;
  }

  /** After the last hook was answered. */
  async onApplicationShutdown(): Promise<void> {
    await this.batch?.written;
    await this.run;
    await this.outbox.stop();
    await this.journal.close();
  }

  private openBatch(): Batch {
    let release = () => {};
    const written = new Promise<void>((resolve) => (release = resolve));
    const timer = setTimeout(release, longestHoldMs);
    if (this.run === undefined) {
      setImmediate(() => {
        this.run = this.writeAll();
      });
    }
    return {
      hooks: [],
      written,
      release: () => {
        clearTimeout(timer);
        release();
      },
    };
  }

  private async writeAll(): Promise<void> {
    for (let batch = this.batch; batch !== undefined; batch = this.batch) {
      this.batch = undefined;
      try {
        await this.write(batch.hooks);
      } catch (error) {
        this.logger.error({ err: error, events: batch.hooks.length }, 'media events lost');
      }
      batch.release();
    }
    this.run = undefined;
  }

  private async write(hooks: readonly AnsweredHook[]): Promise<void> {
    const { incarnation } = this;
    const context = { keys: this.keys, snapshot: this.snapshots.snapshot };
    const events = hooks.map((hook) => toMediaEvent(hook, { incarnation, sequence: ++this.sequence }, context));
    const dropped = await this.journal.append(events);
    this.metrics.events.inc({ outcome: 'taken' }, events.length - dropped);
    this.noteDropped(dropped);
    this.outbox.wake(events.length);
  }

  private noteDropped(dropped: number): void {
    if (dropped > 0) {
      this.metrics.events.inc({ outcome: 'dropped' }, dropped);
      if (!this.isDropping)
        this.logger.error({ dropped }, 'media events are dropped, neither redis nor disk takes them');
    }
    this.isDropping = dropped > 0;
  }
}
