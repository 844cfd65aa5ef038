import { Global, Module } from '@nestjs/common';
import {
  ApplicationGrantsController,
  ConfigurationGrantsController,
  StreamGrantsController,
} from './grants.controller.js';
import { GrantsRepository } from './grants.repository.js';
import { GrantsService } from './grants.service.js';
import { RightsRepository } from './rights.repository.js';
import { RightsService } from './rights.service.js';

/** Global: nearly every service asks who may do what. */
@Global()
@Module({
  controllers: [StreamGrantsController, ApplicationGrantsController, ConfigurationGrantsController],
  providers: [RightsService, RightsRepository, GrantsService, GrantsRepository],
  exports: [RightsService, GrantsService],
})
export class RightsModule {}
