import { Module } from '@nestjs/common';
import { ProbesModule } from '../probes/probes.module.js';
import { DryRunsController } from './dry-runs.controller.js';
import { DryRunsRepository } from './dry-runs.repository.js';
import { DryRunsService } from './dry-runs.service.js';

@Module({
  imports: [ProbesModule],
  controllers: [DryRunsController],
  providers: [DryRunsService, DryRunsRepository],
})
export class DryRunsModule {}
