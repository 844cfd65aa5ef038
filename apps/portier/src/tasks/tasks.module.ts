import { Module } from '@nestjs/common';
import { LiveEventsModule } from '../live-events/live-events.module.js';
import { ReconcileLoop } from './reconcile.loop.js';
import { ReconcileService } from './reconcile.service.js';
import { TasksController } from './tasks.controller.js';
import { TasksRepository } from './tasks.repository.js';
import { TasksService } from './tasks.service.js';

@Module({
  imports: [LiveEventsModule],
  controllers: [TasksController],
  providers: [TasksService, TasksRepository, ReconcileService, ReconcileLoop],
  exports: [ReconcileService],
})
export class TasksModule {}
