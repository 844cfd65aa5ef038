import { Module } from '@nestjs/common';
import { OutboxModule } from '../outbox/outbox.module.js';
import { PullsLoop } from './pulls.loop.js';
import { PullsRepository } from './pulls.repository.js';
import { PullsService } from './pulls.service.js';

@Module({
  imports: [OutboxModule],
  providers: [PullsService, PullsRepository, PullsLoop],
  exports: [PullsService],
})
export class PullsModule {}
