import { Module } from '@nestjs/common';
import { LiveEventsModule } from '../live-events/live-events.module.js';
import { MediaServersModule } from '../media-servers/media-servers.module.js';
import { PublicationsModule } from '../publications/publications.module.js';
import { MediaEventsProcessor } from './media-events.processor.js';
import { MediaEventsService } from './media-events.service.js';
import { RefusalRecordsRepository } from './refusals.repository.js';

@Module({
  imports: [PublicationsModule, MediaServersModule, LiveEventsModule],
  providers: [MediaEventsService, MediaEventsProcessor, RefusalRecordsRepository],
})
export class MediaEventsModule {}
