import { Module } from '@nestjs/common';
import { MachineModule } from '../machine/machine.module.js';
import { ProbesModule } from '../probes/probes.module.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { HeartbeatClient } from './heartbeat.client.js';
import { HeartbeatLoop } from './heartbeat.loop.js';
import { HeartbeatService } from './heartbeat.service.js';

@Module({
  imports: [TasksModule, MachineModule, ProbesModule],
  providers: [HeartbeatClient, HeartbeatService, HeartbeatLoop],
  exports: [HeartbeatService, HeartbeatLoop],
})
export class HeartbeatModule {}
