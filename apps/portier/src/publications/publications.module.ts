import { Module } from '@nestjs/common';
import { LiveEventsModule } from '../live-events/live-events.module.js';
import { OutboxModule } from '../outbox/outbox.module.js';
import { QuotasModule } from '../quotas/quotas.module.js';
import { RefusalsModule } from '../refusals/refusals.module.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { LookWriter } from './look-writer.service.js';
import { LooksRepository } from './looks.repository.js';
import { PublicationsController } from './publications.controller.js';
import { PublicationsRepository } from './publications.repository.js';
import { PublicationsService } from './publications.service.js';

@Module({
  imports: [TasksModule, LiveEventsModule, OutboxModule, QuotasModule, RefusalsModule],
  controllers: [PublicationsController],
  providers: [PublicationsService, LookWriter, LooksRepository, PublicationsRepository],
  exports: [PublicationsService],
})
export class PublicationsModule {}
