import { Module } from '@nestjs/common';
import { ConciergesModule } from '../concierges/concierges.module.js';
import { LiveEventsModule } from '../live-events/live-events.module.js';
import { ControlPlaneLoop } from './control-plane.loop.js';
import { LeasesController } from './leases.controller.js';
import { LeasesRepository } from './leases.repository.js';
import { LeasesService } from './leases.service.js';

@Module({
  imports: [ConciergesModule, LiveEventsModule],
  controllers: [LeasesController],
  providers: [LeasesService, LeasesRepository, ControlPlaneLoop],
})
export class LeasesModule {}
