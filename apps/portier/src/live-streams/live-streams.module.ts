import { Module } from '@nestjs/common';
import { LiveStreamsController } from './live-streams.controller.js';
import { LiveStreamsRepository } from './live-streams.repository.js';
import { LiveStreamsService } from './live-streams.service.js';

/** What is on air, with figures and pictures. */
@Module({
  controllers: [LiveStreamsController],
  providers: [LiveStreamsService, LiveStreamsRepository],
  exports: [LiveStreamsService],
})
export class LiveStreamsModule {}
