import { Module } from '@nestjs/common';
import { MediaServersModule } from '../media-servers/media-servers.module.js';
import { PublicationsModule } from '../publications/publications.module.js';
import { PullsModule } from '../pulls/pulls.module.js';
import { RefusalsModule } from '../refusals/refusals.module.js';
import { MediaEventsProcessor } from './media-events.processor.js';
import { MediaEventsService } from './media-events.service.js';

@Module({
  imports: [PublicationsModule, MediaServersModule, PullsModule, RefusalsModule],
  providers: [MediaEventsService, MediaEventsProcessor],
})
export class MediaEventsModule {}
