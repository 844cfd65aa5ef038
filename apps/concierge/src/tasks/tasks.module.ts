import { Module } from '@nestjs/common';
import { MachineModule } from '../machine/machine.module.js';
import { SupervisorModule } from '../supervisor/supervisor.module.js';
import { SupervisionLoop } from './supervision.loop.js';
import { TasksService } from './tasks.service.js';

@Module({
  imports: [SupervisorModule, MachineModule],
  providers: [TasksService, SupervisionLoop],
  exports: [TasksService, SupervisionLoop],
})
export class TasksModule {}
