import type { Logger } from '@app/kit';
import { Module, type DynamicModule } from '@nestjs/common';
import { AccountsModule } from './accounts/accounts.module.js';
import { AlertsModule } from './alerts/alerts.module.js';
import { ApplicationsModule } from './applications/applications.module.js';
import { ApplyModule } from './apply/apply.module.js';
import { AuditModule } from './audit/audit.module.js';
import { ConciergesModule } from './concierges/concierges.module.js';
import type { PortierConfig } from './config.js';
import { ConfigurationsModule } from './configurations/configurations.module.js';
import { DatabaseModule } from './database/database.module.js';
import { DirectorsModule } from './directors/directors.module.js';
import { DryRunsModule } from './dry-runs/dry-runs.module.js';
import { EdgesModule } from './edges/edges.module.js';
import { FeedsModule } from './feeds/feeds.module.js';
import { FiguresModule } from './figures/figures.module.js';
import { HealthModule } from './health/health.module.js';
import { GroupsModule } from './groups/groups.module.js';
import { HttpModule } from './http/http.module.js';
import { InvitationsModule } from './invitations/invitations.module.js';
import { IdempotencyModule } from './idempotency/idempotency.module.js';
import { LeasesModule } from './leases/leases.module.js';
import { LegacyModule } from './legacy/legacy.module.js';
import { LiveEventsModule } from './live-events/live-events.module.js';
import { LiveStreamsModule } from './live-streams/live-streams.module.js';
import { MediaEventsModule } from './media-events/media-events.module.js';
import { MediaServersModule } from './media-servers/media-servers.module.js';
import { OpenIdModule } from './openid/openid.module.js';
import { MetricsModule } from './metrics/metrics.module.js';
import { OutboxModule } from './outbox/outbox.module.js';
import { PlatformModule } from './platform.module.js';
import { ProbesModule } from './probes/probes.module.js';
import { ProblemsModule } from './problems/problems.module.js';
import { PublicationsModule } from './publications/publications.module.js';
import { PublishKeysModule } from './publish-keys/publish-keys.module.js';
import { PullsModule } from './pulls/pulls.module.js';
import { QuotasModule } from './quotas/quotas.module.js';
import { RefusalsModule } from './refusals/refusals.module.js';
import { RightsModule } from './rights/rights.module.js';
import { SchedulesModule } from './schedules/schedules.module.js';
import { ServerFactsModule } from './server-facts/server-facts.module.js';
import { SettingsModule } from './settings/settings.module.js';
import { StreamsModule } from './streams/streams.module.js';
import { TaskTypesModule } from './task-types/task-types.module.js';
import { TasksModule } from './tasks/tasks.module.js';
import { UsersModule } from './users/users.module.js';

/** The map of portier: one noun a line, in the order of the walk (design.md section 1). */
@Module({
  imports: [
    HttpModule,
    IdempotencyModule,
    DatabaseModule,
    SchedulesModule,
    LiveEventsModule,
    AccountsModule,
    UsersModule,
    OpenIdModule,
    RightsModule,
    GroupsModule,
    QuotasModule,
    AuditModule,
    ApplyModule,

    ApplicationsModule,
    StreamsModule,
    PublishKeysModule,
    InvitationsModule,
    TaskTypesModule,
    ConfigurationsModule,

    FeedsModule,
    DirectorsModule,
    EdgesModule,
    LiveStreamsModule,
    MediaServersModule,
    MediaEventsModule,
    RefusalsModule,
    PublicationsModule,
    PullsModule,
    OutboxModule,
    TasksModule,
    LeasesModule,
    ConciergesModule,
    ProbesModule,
    DryRunsModule,
    FiguresModule,
    LegacyModule,

    ProblemsModule,
    HealthModule,
    AlertsModule,

    MetricsModule,
    ServerFactsModule,
    SettingsModule,
  ],
})
export class AppModule {
  static with(config: PortierConfig, logger?: Logger): DynamicModule {
    return { module: AppModule, imports: [PlatformModule.with(config, logger)] };
  }
}
