import { Module } from '@nestjs/common';
import { LiveEventsModule } from '../live-events/live-events.module.js';
import { PublicationsModule } from '../publications/publications.module.js';
import { MediaServersController } from './media-servers.controller.js';
import { MediaServersRepository } from './media-servers.repository.js';
import { MediaServersService } from './media-servers.service.js';
import { PollingLoop } from './polling.loop.js';
import { PollingService } from './polling.service.js';

@Module({
  imports: [PublicationsModule, LiveEventsModule],
  controllers: [MediaServersController],
  providers: [MediaServersService, MediaServersRepository, PollingService, PollingLoop],
  exports: [PollingService, MediaServersRepository],
})
export class MediaServersModule {}
