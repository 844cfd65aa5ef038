import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/alerts.module.js';
import { ApplicationsModule } from '../applications/applications.module.js';
import { ConfigurationsModule } from '../configurations/configurations.module.js';
import { GroupsModule } from '../groups/groups.module.js';
import { MediaServersModule } from '../media-servers/media-servers.module.js';
import { PublishKeysModule } from '../publish-keys/publish-keys.module.js';
import { QuotasModule } from '../quotas/quotas.module.js';
import { StreamsModule } from '../streams/streams.module.js';
import { AlertStepsService } from './alert-steps.service.js';
import { ApplyController } from './apply.controller.js';
import { ApplyRepository } from './apply.repository.js';
import { ApplyService } from './apply.service.js';
import { StepsService } from './steps.service.js';

@Module({
  imports: [
    AlertsModule,
    ApplicationsModule,
    StreamsModule,
    PublishKeysModule,
    ConfigurationsModule,
    MediaServersModule,
    GroupsModule,
    QuotasModule,
  ],
  controllers: [ApplyController],
  providers: [ApplyService, StepsService, AlertStepsService, ApplyRepository],
})
export class ApplyModule {}
