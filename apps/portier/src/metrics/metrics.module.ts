import { Module } from '@nestjs/common';
import { LiveStreamsModule } from '../live-streams/live-streams.module.js';
import { MetricsRepository } from './metrics.repository.js';
import { MetricsService } from './metrics.service.js';

/** `/metrics`; its route is registered in app.ts, as in every program. */
@Module({
  imports: [LiveStreamsModule],
  providers: [MetricsService, MetricsRepository],
  exports: [MetricsService],
})
export class MetricsModule {}
