import { Module } from '@nestjs/common';
import { PublishKeysController } from '../publish-keys/publish-keys.controller.js';
import { PublishKeysModule } from '../publish-keys/publish-keys.module.js';
import { QuotasModule } from '../quotas/quotas.module.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { StreamsBulkController } from './bulk.controller.js';
import { StreamsController } from './streams.controller.js';
import { StreamsRepository } from './streams.repository.js';
import { StreamsService } from './streams.service.js';

@Module({
  imports: [PublishKeysModule, QuotasModule, TasksModule],
  controllers: [StreamsBulkController, StreamsController, PublishKeysController],
  providers: [StreamsService, StreamsRepository],
  exports: [StreamsService],
})
export class StreamsModule {}
