import { Module } from '@nestjs/common';
import { LiveEventsModule } from '../live-events/live-events.module.js';
import { PlacementModule } from '../placement/placement.module.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { AgentGuard } from './agent.guard.js';
import { ConciergesController } from './concierges.controller.js';
import { ConciergesRepository } from './concierges.repository.js';
import { ConciergesService } from './concierges.service.js';

@Module({
  imports: [LiveEventsModule, PlacementModule, TasksModule],
  controllers: [ConciergesController],
  providers: [ConciergesService, ConciergesRepository, AgentGuard],
  exports: [ConciergesRepository, AgentGuard],
})
export class ConciergesModule {}
