import { PortierError, seal, unseal, type ClusterKeys } from '@app/contract';
import type { Logger } from '@app/kit';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { Executor } from '../database/database.js';
import { LOGGER } from '../logger.js';
import { OutboxService } from '../outbox/outbox.service.js';
import { CLUSTER_KEYS } from '../platform.module.js';
import { mail, waitingMail, type Mail, type WaitingMail } from './mail.js';
import { SmtpClient } from './smtp.client.js';

const topic = 'mail';
/** About a day, with the pauses below. */
const maximalAttempts = 150;
const maximalPauseMs = 10 * 60_000;

/** Mail to people. Sent after the commit of the transaction that decides it, at least once; not at all when it is rolled back. */
@Injectable()
export class MailService implements OnModuleInit {
  constructor(
    private readonly outbox: OutboxService,
    private readonly smtp: SmtpClient,
    @Inject(CLUSTER_KEYS) private readonly keys: ClusterKeys,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    if (!this.isOn) return;
    const handle = (payload: unknown) => this.deliver(waitingMail.parse(payload));
    this.outbox.register({ topic, maximalAttempts, maximalPauseMs, handle });
  }

  /** Whether Portier can send mail: PORTIER_SMTP_URL is set. */
  get isOn(): boolean {
    return this.smtp.isOn;
  }

  /** @throws PortierError `mail_off`: ask `isOn` first where there is another way */
  async send(transaction: Executor, message: Mail): Promise<void> {
    if (!this.isOn) throw new PortierError('mail_off', 'Portier has no mail server; set PORTIER_SMTP_URL.');
    const id = randomUUID();
    const waiting: WaitingMail = { id, sealed: seal(this.keys, JSON.stringify(message)) };
    await this.outbox.put(transaction, { topic, subject: id, payload: waiting });
  }

  private async deliver({ id, sealed }: WaitingMail): Promise<void> {
    const delivery = await this.smtp.send(id, mail.parse(JSON.parse(unseal(this.keys, sealed))));
    if (delivery.kind === 'failed') throw new Error(delivery.reason);
    if (delivery.kind === 'refused') this.logger.warn({ mailId: id, reason: delivery.reason }, 'mail refused');
    else this.logger.info({ mailId: id }, 'mail sent');
  }
}
