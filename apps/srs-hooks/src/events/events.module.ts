import type { Logger } from '@app/kit';
import { Module } from '@nestjs/common';
import { join } from 'node:path';
import { HOOKS_CONFIG, type HooksConfig } from '../config.js';
import { LOGGER } from '../platform.module.js';
import { SnapshotModule } from '../snapshot/snapshot.module.js';
import { EventOutboxLoop } from './event-outbox.loop.js';
import { EventWriterLoop } from './event-writer.loop.js';
import { EventQueueClient } from './event-queue.client.js';
import { JournalStore } from './journal.store.js';

const segmentBytes = 1024 * 1024;
/** About 50 MB. */
const maxInMemory = 50_000;

/** Media events to portier: what writes them into the journal before the answer, and what carries them into Redis. */
@Module({
  imports: [SnapshotModule],
  providers: [
    {
      provide: EventQueueClient,
      inject: [HOOKS_CONFIG, LOGGER],
      useFactory: (config: HooksConfig, logger: Logger) => new EventQueueClient(config.HOOKS_REDIS_URL, logger),
    },
    {
      provide: JournalStore,
      inject: [HOOKS_CONFIG, LOGGER],
      useFactory: (config: HooksConfig, logger: Logger) => {
        const limits = { maxBytes: config.HOOKS_JOURNAL_MAX_BYTES, segmentBytes, maxInMemory };
        return new JournalStore(join(config.HOOKS_STATE_DIR, 'journal'), limits, logger);
      },
    },
    EventOutboxLoop,
    EventWriterLoop,
  ],
  exports: [EventWriterLoop],
})
export class EventsModule {}
