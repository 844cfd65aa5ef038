import { Module } from '@nestjs/common';
import { LiveEventsModule } from '../live-events/live-events.module.js';
import { PlacementModule } from '../placement/placement.module.js';
import { ReconcileLoop } from './reconcile.loop.js';
import { ReconcileRepository } from './reconcile.repository.js';
import { ReconcileService } from './reconcile.service.js';
import { TasksController } from './tasks.controller.js';
import { TasksRepository } from './tasks.repository.js';
import { TasksService } from './tasks.service.js';

@Module({
  imports: [LiveEventsModule, PlacementModule],
  controllers: [TasksController],
  providers: [TasksService, TasksRepository, ReconcileRepository, ReconcileService, ReconcileLoop],
  exports: [ReconcileService],
})
export class TasksModule {}
