import { Module } from '@nestjs/common';
import { OutboxModule } from '../outbox/outbox.module.js';
import { MailService } from './mail.service.js';
import { SmtpClient } from './smtp.client.js';

@Module({ imports: [OutboxModule], providers: [MailService, SmtpClient], exports: [MailService] })
export class MailModule {}
