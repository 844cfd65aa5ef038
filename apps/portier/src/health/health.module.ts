import { Module } from '@nestjs/common';
import { ProblemsModule } from '../problems/problems.module.js';
import { HealthLoop } from './health.loop.js';
import { HealthRepository } from './health.repository.js';
import { HealthService } from './health.service.js';

@Module({
  imports: [ProblemsModule],
  providers: [HealthService, HealthRepository, HealthLoop],
  exports: [HealthService],
})
export class HealthModule {}
