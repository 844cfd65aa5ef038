import { Module } from '@nestjs/common';
import { LeasesModule } from '../leases/leases.module.js';
import { LiveEventsModule } from '../live-events/live-events.module.js';
import { IdentitiesController } from './identities.controller.js';
import { LegacyController } from './legacy.controller.js';
import { LegacyGuard } from './legacy.guard.js';
import { LegacyRepository } from './legacy.repository.js';
import { LegacyService } from './legacy.service.js';

/** The published protocol of the older system (design.md section 8). */
@Module({
  imports: [LeasesModule, LiveEventsModule],
  controllers: [LegacyController, IdentitiesController],
  providers: [LegacyService, LegacyRepository, LegacyGuard],
})
export class LegacyModule {}
