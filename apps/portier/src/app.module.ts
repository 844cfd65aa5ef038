import type { Logger } from '@app/kit';
import { Module, type DynamicModule } from '@nestjs/common';
import { AccountsModule } from './accounts/accounts.module.js';
import { ApplicationsModule } from './applications/applications.module.js';
import { ConciergesModule } from './concierges/concierges.module.js';
import type { PortierConfig } from './config.js';
import { ConfigurationsModule } from './configurations/configurations.module.js';
import { DatabaseModule } from './database/database.module.js';
import { FeedsModule } from './feeds/feeds.module.js';
import { HttpModule } from './http/http.module.js';
import { LeasesModule } from './leases/leases.module.js';
import { LegacyModule } from './legacy/legacy.module.js';
import { LiveEventsModule } from './live-events/live-events.module.js';
import { MediaEventsModule } from './media-events/media-events.module.js';
import { MediaServersModule } from './media-servers/media-servers.module.js';
import { OutboxModule } from './outbox/outbox.module.js';
import { PlatformModule } from './platform.module.js';
import { PublicationsModule } from './publications/publications.module.js';
import { PublishKeysModule } from './publish-keys/publish-keys.module.js';
import { PullsModule } from './pulls/pulls.module.js';
import { RefusalsModule } from './refusals/refusals.module.js';
import { SchedulesModule } from './schedules/schedules.module.js';
import { ServerFactsModule } from './server-facts/server-facts.module.js';
import { StreamsModule } from './streams/streams.module.js';
import { TaskTypesModule } from './task-types/task-types.module.js';
import { TasksModule } from './tasks/tasks.module.js';

/** The map of portier: one noun a line, in the order of the walk (design.md section 1). */
@Module({
  imports: [
    HttpModule,
    DatabaseModule,
    SchedulesModule,
    LiveEventsModule,
    AccountsModule,

    ApplicationsModule,
    StreamsModule,
    PublishKeysModule,
    TaskTypesModule,
    ConfigurationsModule,

    FeedsModule,
    MediaServersModule,
    MediaEventsModule,
    RefusalsModule,
    PublicationsModule,
    PullsModule,
    OutboxModule,
    TasksModule,
    LeasesModule,
    ConciergesModule,
    LegacyModule,

    ServerFactsModule,
  ],
})
export class AppModule {
  static with(config: PortierConfig, logger?: Logger): DynamicModule {
    return { module: AppModule, imports: [PlatformModule.with(config, logger)] };
  }
}
