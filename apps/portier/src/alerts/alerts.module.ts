import { Module } from '@nestjs/common';
import { LiveEventsModule } from '../live-events/live-events.module.js';
import { MailModule } from '../mail/mail.module.js';
import { DeliveriesController } from './deliveries/deliveries.controller.js';
import { DeliveriesRepository } from './deliveries/deliveries.repository.js';
import { DeliveriesService } from './deliveries/deliveries.service.js';
import { SendingLoop } from './deliveries/sending.loop.js';
import { SendingService } from './deliveries/sending.service.js';
import { DestinationsController } from './destinations/destinations.controller.js';
import { DestinationsRepository } from './destinations/destinations.repository.js';
import { DestinationsService } from './destinations/destinations.service.js';
import { EvaluationLoop } from './evaluation/evaluation.loop.js';
import { EvaluationRepository } from './evaluation/evaluation.repository.js';
import { EvaluationService } from './evaluation/evaluation.service.js';
import { RulesController } from './rules/rules.controller.js';
import { RulesRepository } from './rules/rules.repository.js';
import { RulesService } from './rules/rules.service.js';

/** Problems and streams (evaluation) -> rules -> deliveries -> destinations. */
@Module({
  imports: [LiveEventsModule, MailModule],
  controllers: [DestinationsController, RulesController, DeliveriesController],
  providers: [
    ...[DestinationsService, DestinationsRepository],
    ...[RulesService, RulesRepository],
    ...[EvaluationService, EvaluationRepository, EvaluationLoop],
    ...[DeliveriesService, DeliveriesRepository, SendingService, SendingLoop],
  ],
  exports: [DestinationsService, RulesService],
})
export class AlertsModule {}
