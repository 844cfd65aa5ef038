import { Module } from '@nestjs/common';
import { LiveEventsModule } from '../live-events/live-events.module.js';
import { OutboxModule } from '../outbox/outbox.module.js';
import { PublicationsModule } from '../publications/publications.module.js';
import { PullsModule } from '../pulls/pulls.module.js';
import { KicksService } from './kicks.service.js';
import { MediaServersController } from './media-servers.controller.js';
import { MediaServersRepository } from './media-servers.repository.js';
import { MediaServersService } from './media-servers.service.js';
import { PollingLoop } from './polling.loop.js';
import { PollingService } from './polling.service.js';
import { ServerPublicationsController } from './server-publications.controller.js';
import { ServerPublicationsRepository } from './server-publications.repository.js';
import { ServerPublicationsService } from './server-publications.service.js';

@Module({
  imports: [PublicationsModule, PullsModule, OutboxModule, LiveEventsModule],
  controllers: [MediaServersController, ServerPublicationsController],
  providers: [
    MediaServersService,
    MediaServersRepository,
    PollingService,
    PollingLoop,
    KicksService,
    ServerPublicationsService,
    ServerPublicationsRepository,
  ],
  exports: [MediaServersService, PollingService, MediaServersRepository],
})
export class MediaServersModule {}
