import { Module } from '@nestjs/common';
import { OutboxLoop } from './outbox.loop.js';
import { OutboxRepository } from './outbox.repository.js';
import { OutboxService } from './outbox.service.js';

@Module({ providers: [OutboxService, OutboxRepository, OutboxLoop], exports: [OutboxService] })
export class OutboxModule {}
