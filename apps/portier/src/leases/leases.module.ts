import { Module } from '@nestjs/common';
import { ConciergesModule } from '../concierges/concierges.module.js';
import { LiveEventsModule } from '../live-events/live-events.module.js';
import { PlacementModule } from '../placement/placement.module.js';
import { ProbesModule } from '../probes/probes.module.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { ControlPlaneLoop } from './control-plane.loop.js';
import { ExpiryLoop } from './expiry.loop.js';
import { GrantsService } from './grants.service.js';
import { LeasesController } from './leases.controller.js';
import { LeasesRepository } from './leases.repository.js';
import { LeasesService } from './leases.service.js';
import { ProgressLoop } from './progress.loop.js';
import { SettlementsRepository } from './settlements.repository.js';
import { SettlementsService } from './settlements.service.js';

@Module({
  imports: [ConciergesModule, LiveEventsModule, PlacementModule, ProbesModule, TasksModule],
  controllers: [LeasesController],
  providers: [
    LeasesService,
    SettlementsService,
    SettlementsRepository,
    GrantsService,
    LeasesRepository,
    ControlPlaneLoop,
    ExpiryLoop,
    ProgressLoop,
  ],
  exports: [LeasesService, GrantsService],
})
export class LeasesModule {}
