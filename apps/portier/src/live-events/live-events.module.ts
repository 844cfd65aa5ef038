import { Global, Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AudienceService } from './audience.service.js';
import { CallersLoop } from './callers.loop.js';
import { CallersService } from './callers.service.js';
import { LiveEventsController } from './live-events.controller.js';
import { LiveEventsRepository } from './live-events.repository.js';
import { LiveEventsService } from './live-events.service.js';

/** Global: nearly every module announces its changes. */
@Global()
@Module({
  imports: [AccountsModule],
  controllers: [LiveEventsController],
  providers: [LiveEventsService, CallersService, CallersLoop, AudienceService, LiveEventsRepository],
  exports: [LiveEventsService],
})
export class LiveEventsModule {}
