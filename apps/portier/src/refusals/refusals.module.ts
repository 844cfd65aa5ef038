import { Module } from '@nestjs/common';
import { LiveEventsModule } from '../live-events/live-events.module.js';
import { RefusalsController } from './refusals.controller.js';
import { RefusalsLoop } from './refusals.loop.js';
import { RefusalsRepository } from './refusals.repository.js';
import { RefusalsService } from './refusals.service.js';

@Module({
  imports: [LiveEventsModule],
  controllers: [RefusalsController],
  providers: [RefusalsService, RefusalsRepository, RefusalsLoop],
  exports: [RefusalsService],
})
export class RefusalsModule {}
