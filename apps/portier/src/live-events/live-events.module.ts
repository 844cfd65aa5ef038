import { Global, Module } from '@nestjs/common';
import { AudienceService } from './audience.service.js';
import { LiveEventsController } from './live-events.controller.js';
import { LiveEventsRepository } from './live-events.repository.js';
import { LiveEventsService } from './live-events.service.js';

/** Global: nearly every module announces its changes. */
@Global()
@Module({
  controllers: [LiveEventsController],
  providers: [LiveEventsService, AudienceService, LiveEventsRepository],
  exports: [LiveEventsService],
})
export class LiveEventsModule {}
