import { Module } from '@nestjs/common';
import { LiveEventsModule } from '../live-events/live-events.module.js';
import { EdgeGuard } from './edge.guard.js';
import { EdgesController } from './edges.controller.js';
import { EdgesRepository } from './edges.repository.js';
import { EdgesService } from './edges.service.js';
import { PresenceController } from './presence.controller.js';
import { SilenceLoop } from './silence.loop.js';
import { StandingsService } from './standings.service.js';

/** Edges: registered by operators, speaking each second, read by directors. */
@Module({
  imports: [LiveEventsModule],
  controllers: [PresenceController, EdgesController],
  providers: [EdgesService, EdgesRepository, StandingsService, SilenceLoop, EdgeGuard],
})
export class EdgesModule {}
