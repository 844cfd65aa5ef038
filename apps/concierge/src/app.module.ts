import type { Logger } from '@app/kit';
import { Module, type DynamicModule } from '@nestjs/common';
import { AgentService } from './agent.service.js';
import { BroadcastsModule } from './broadcasts/broadcasts.module.js';
import type { ConciergeConfig } from './config.js';
import { HeartbeatModule } from './heartbeat/heartbeat.module.js';
import type { Layout } from './layout.js';
import { MachineModule } from './machine/machine.module.js';
import { PlatformModule } from './platform.module.js';
import { ProbesModule } from './probes/probes.module.js';
import { SupervisorModule } from './supervisor/supervisor.module.js';
import { TasksModule } from './tasks/tasks.module.js';

/** The map of the concierge. */
@Module({})
export class AppModule {
  static with(config: ConciergeConfig, layout: Layout, logger: Logger): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.with(config, layout, logger),
        MachineModule, // what this machine can do: ffmpeg, cores, load
        SupervisorModule, // supervisord and the programs in it
        TasksModule, // grants to programs: start, stop, adopt, report
        ProbesModule, // short looks at inputs and targets
        HeartbeatModule, // the conversation with portier
        BroadcastsModule, // segments of ended broadcasts leave the store
      ],
      providers: [AgentService], // start and end of it all
    };
  }
}
