import { Module } from '@nestjs/common';
import { HOOKS_CONFIG, type HooksConfig } from '../config.js';
import { AuthorizationFeedClient } from './authorization-feed.client.js';
import { AuthorizationFeedLoop } from './authorization-feed.loop.js';
import { SnapshotService } from './snapshot.service.js';
import { SnapshotStore } from './snapshot.store.js';

/** Who may publish what: in memory, kept current by portier's feed, saved for a cold start. */
@Module({
  providers: [
    {
      provide: AuthorizationFeedClient,
      inject: [HOOKS_CONFIG],
      useFactory: (config: HooksConfig) =>
        new AuthorizationFeedClient(config.HOOKS_PORTIER_URL, config.HOOKS_SERVICE_TOKEN),
    },
    {
      provide: SnapshotStore,
      inject: [HOOKS_CONFIG],
      useFactory: (config: HooksConfig) => new SnapshotStore(config.HOOKS_STATE_DIR),
    },
    SnapshotService,
    AuthorizationFeedLoop,
  ],
  exports: [SnapshotService],
})
export class SnapshotModule {}
