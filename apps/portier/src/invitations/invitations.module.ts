import { Module } from '@nestjs/common';
import { LiveStreamsModule } from '../live-streams/live-streams.module.js';
import { PublishKeysModule } from '../publish-keys/publish-keys.module.js';
import { GuestController } from './guest.controller.js';
import { GuestsRepository } from './guests.repository.js';
import { GuestsService } from './guests.service.js';
import { InvitationsController } from './invitations.controller.js';
import { InvitationsLoop } from './invitations.loop.js';
import { InvitationsRepository } from './invitations.repository.js';
import { InvitationsService } from './invitations.service.js';

@Module({
  imports: [PublishKeysModule, LiveStreamsModule],
  controllers: [InvitationsController, GuestController],
  providers: [InvitationsService, InvitationsRepository, InvitationsLoop, GuestsService, GuestsRepository],
})
export class InvitationsModule {}
