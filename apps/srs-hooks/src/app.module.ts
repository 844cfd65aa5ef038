import type { Logger } from '@app/kit';
import { Module, type DynamicModule } from '@nestjs/common';
import type { HooksConfig } from './config.js';
import { EventsModule } from './events/events.module.js';
import { LegacyModule } from './legacy/legacy.module.js';
import { PlatformModule } from './platform.module.js';
import { SnapshotModule } from './snapshot/snapshot.module.js';
import { SrsModule } from './srs/srs.module.js';
import { VerdictsModule } from './verdicts/verdicts.module.js';

/** The map of srs-hooks: a media server's folder reads its hook, verdicts decide from the snapshot, events go to portier. */
@Module({})
export class AppModule {
  static with(config: HooksConfig, logger: Logger): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.with(config, logger),
        SnapshotModule,
        VerdictsModule,
        EventsModule,
        SrsModule,
        LegacyModule,
      ],
    };
  }
}
