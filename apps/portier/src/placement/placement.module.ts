import { Module } from '@nestjs/common';
import { PlacementLoop } from './placement.loop.js';
import { PlacementRepository } from './placement.repository.js';
import { PlacementService } from './placement.service.js';

@Module({
  providers: [PlacementService, PlacementRepository, PlacementLoop],
  exports: [PlacementService],
})
export class PlacementModule {}
