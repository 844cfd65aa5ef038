import { Module } from '@nestjs/common';
import { LiveEventsModule } from '../live-events/live-events.module.js';
import { ProblemsController } from './problems.controller.js';
import { ProblemsRepository } from './problems.repository.js';
import { ProblemsService } from './problems.service.js';

@Module({
  imports: [LiveEventsModule],
  controllers: [ProblemsController],
  providers: [ProblemsService, ProblemsRepository],
  exports: [ProblemsService],
})
export class ProblemsModule {}
