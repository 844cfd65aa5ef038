import type { Logger } from '@app/kit';
import { Module } from '@nestjs/common';
import { join } from 'node:path';
import { HOOKS_CONFIG, type HooksConfig } from '../config.js';
import { LOGGER } from '../platform.module.js';
import { SnapshotModule } from '../snapshot/snapshot.module.js';
import { EventOutboxLoop } from './event-outbox.loop.js';
import { EventQueueClient } from './event-queue.client.js';
import { JournalStore } from './journal.store.js';

const segmentBytes = 1024 * 1024;

/** Media events to portier: queue, journal, and the loop between them. */
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
      inject: [HOOKS_CONFIG],
      useFactory: (config: HooksConfig) =>
        new JournalStore(join(config.HOOKS_STATE_DIR, 'journal'), {
          maxBytes: config.HOOKS_JOURNAL_MAX_BYTES,
          segmentBytes,
        }),
    },
    EventOutboxLoop,
  ],
  exports: [EventOutboxLoop],
})
export class EventsModule {}
