import { Module } from '@nestjs/common';
import { ConciergesModule } from '../concierges/concierges.module.js';
import { PlacementModule } from '../placement/placement.module.js';
import { ProbeResultsController } from './probe-results.controller.js';
import { ProbesController } from './probes.controller.js';
import { ProbesLoop } from './probes.loop.js';
import { ProbesRepository } from './probes.repository.js';
import { ProbesService } from './probes.service.js';

@Module({
  imports: [ConciergesModule, PlacementModule],
  controllers: [ProbesController, ProbeResultsController],
  providers: [ProbesService, ProbesRepository, ProbesLoop],
  exports: [ProbesService],
})
export class ProbesModule {}
