import { Module } from '@nestjs/common';
import { LAYOUT, type Layout } from '../layout.js';
import { MachineModule } from '../machine/machine.module.js';
import { ProgramsService } from './programs.service.js';
import { SupervisordClient } from '@app/kit';
import { SupervisorService } from './supervisor.service.js';

@Module({
  imports: [MachineModule],
  providers: [
    {
      provide: SupervisordClient,
      useFactory: ({ socketFile }: Layout) => new SupervisordClient(socketFile),
      inject: [LAYOUT],
    },
    SupervisorService,
    ProgramsService,
  ],
  exports: [SupervisorService, ProgramsService],
})
export class SupervisorModule {}
