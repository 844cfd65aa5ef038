import { Module } from '@nestjs/common';
import { EventsModule } from '../events/events.module.js';
import { SnapshotModule } from '../snapshot/snapshot.module.js';
import { VerdictService } from './verdict.service.js';

/** The decision on a hook, whatever kind of media server asks. */
@Module({
  imports: [SnapshotModule, EventsModule],
  providers: [VerdictService],
  exports: [VerdictService],
})
export class VerdictsModule {}
