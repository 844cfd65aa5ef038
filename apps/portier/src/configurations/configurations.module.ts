import { Module } from '@nestjs/common';
import { QuotasModule } from '../quotas/quotas.module.js';
import { StreamsModule } from '../streams/streams.module.js';
import { ConfigurationsBulkController } from './bulk.controller.js';
import { ConfigurationsController } from './configurations.controller.js';
import { ConfigurationsRepository } from './configurations.repository.js';
import { ConfigurationsService } from './configurations.service.js';

@Module({
  imports: [StreamsModule, QuotasModule],
  controllers: [ConfigurationsBulkController, ConfigurationsController],
  providers: [ConfigurationsService, ConfigurationsRepository],
  exports: [ConfigurationsService],
})
export class ConfigurationsModule {}
