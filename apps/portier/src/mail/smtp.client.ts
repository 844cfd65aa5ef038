import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type SMTPSentMessageInfo, type SMTPTransportOptions, type Transporter } from 'nodemailer';
import { PORTIER_CONFIG, type PortierConfig } from '../config.js';
import { deliveryOf, senderOf, type Delivery, type Mail } from './mail.js';

/** A step of the conversation, milliseconds. All together stay below the lease of an outbox entry (30 s). */
const stepTimeoutMs = 8_000;
const deadlineMs = 25_000;

/** The configured mail server. A connection a mail: they are few, and none is left open. */
@Injectable()
export class SmtpClient implements OnApplicationShutdown {
  private readonly transport: Transporter<SMTPSentMessageInfo, SMTPTransportOptions> | undefined;
  private readonly from: string;
  private readonly host: string;
  private readonly closing = new AbortController();

  constructor(@Inject(PORTIER_CONFIG) config: PortierConfig) {
    const { PORTIER_SMTP_URL: url, PORTIER_MAIL_FROM: from, PORTIER_PUBLIC_URL: publicUrl } = config;
    this.host = new URL(publicUrl).hostname;
    this.from = from ?? senderOf(publicUrl);
    this.transport = url === undefined ? undefined : createTransport(optionsOf(url));
  }

  /** False without PORTIER_SMTP_URL. */
  get isOn(): boolean {
    return this.transport !== undefined;
  }

  /** @param id the same for each attempt: a receiver that gets a mail twice can tell */
  async send(id: string, { to, subject, text, html }: Mail): Promise<Delivery> {
    if (this.transport === undefined) return { kind: 'failed', reason: 'no mail server is set' };
    try {
      await this.transport.sendMail({
        ...{ from: this.from, subject, text, ...(html === undefined ? {} : { html }) },
        // An object, not a text: a text may name several receivers.
        to: { name: '', address: to },
        messageId: `<${id}@${this.host}>`,
        // RFC 3834: no out-of-office answers.
        headers: { 'Auto-Submitted': 'auto-generated' },
        signal: AbortSignal.any([this.closing.signal, AbortSignal.timeout(deadlineMs)]),
      });
      return { kind: 'sent' };
    } catch (error) {
      return deliveryOf(error);
    }
  }

  onApplicationShutdown(): void {
    this.closing.abort();
    this.transport?.close();
  }
}

function optionsOf(url: string): SMTPTransportOptions {
  return {
    url,
    connectionTimeout: stepTimeoutMs,
    greetingTimeout: stepTimeoutMs,
    socketTimeout: stepTimeoutMs,
    dnsTimeout: stepTimeoutMs,
    // Nothing of a mail may make us read files or fetch addresses.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
