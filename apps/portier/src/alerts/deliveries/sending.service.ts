import { unseal, type ClusterKeys } from '@app/contract';
import type { Logger } from '@app/kit';
import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { PORTIER_CONFIG, type PortierConfig } from '../../config.js';
import { databaseNow } from '../../database/clock.repository.js';
import { Database } from '../../database/database.js';
import { LiveEventsService } from '../../live-events/live-events.service.js';
import { LOGGER } from '../../logger.js';
import { MailService } from '../../mail/mail.service.js';
import { CLUSTER_KEYS } from '../../platform.module.js';
import { version } from '../../server-facts/version.js';
import { deliveryNews } from '../alert.js';
import { chatBody, mailOf } from '../message.js';
import { pauseAfterFailure } from '../retry.js';
import { signatureHeaders } from '../signature.js';
import { DeliveriesRepository, type AttemptResult, type DueDelivery } from './deliveries.repository.js';
import { post, type ReceiverAnswer } from './receiver.client.js';

/** A receiver that needs longer should answer first and work afterwards. */
const timeoutMs = 10_000;
/** Longer than an attempt can take. */
const leaseMs = 60_000;
const atOnce = 16;
/** Of one destination, so that one that hangs does not hold up the others. */
const atOnceEach = 3;

/** Sends what is due: at least once, with the same id at every attempt. */
@Injectable()
export class SendingService implements BeforeApplicationShutdown {
  private readonly underWay = new Map<Promise<void>, string>();
  private readonly stopped = new AbortController();

  constructor(
    private readonly database: Database,
    private readonly deliveries: DeliveriesRepository,
    private readonly mails: MailService,
    private readonly liveEvents: LiveEventsService,
    @Inject(CLUSTER_KEYS) private readonly keys: ClusterKeys,
    @Inject(PORTIER_CONFIG) private readonly config: PortierConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped.abort();
    await Promise.allSettled(this.underWay.keys());
  }

  /** Begins to send what is due, as far as there is room; does not wait for the receivers. */
  async begin(): Promise<void> {
    const limit = atOnce - this.underWay.size;
    if (limit <= 0 || this.stopped.signal.aborted) return;
    const due = await this.deliveries.lease(this.database, { limit, each: atOnceEach, busy: this.busy(), leaseMs });
    for (const delivery of due) {
      const attempt = this.attempt(delivery).catch((error: unknown) => {
        // Its lease runs out, then it is tried again.
        this.logger.warn({ err: error, deliveryId: delivery.id }, 'alert delivery could not be recorded');
      });
      this.underWay.set(attempt, delivery.destinationId);
      void attempt.finally(() => this.underWay.delete(attempt));
    }
  }

  private busy(): string[] {
    const counts = new Map<string, number>();
    for (const id of this.underWay.values()) counts.set(id, (counts.get(id) ?? 0) + 1);
    return [...counts].filter(([, count]) => count >= atOnceEach).map(([id]) => id);
  }

  private async attempt(delivery: DueDelivery): Promise<void> {
    if (delivery.kind === 'mail') return this.mail(delivery);
    const answer = await this.post(delivery);
    // Portier stops: that says nothing about the receiver. The lease runs out, and another replica goes on.
    if (answer.kind === 'failed' && this.stopped.signal.aborted) return;
    await this.record(delivery, this.resultOf(delivery, answer));
  }

  private async post(delivery: DueDelivery): Promise<ReceiverAnswer> {
    const { id, kind, events, language, sealedUrl, sealedSecret } = delivery;
    if (sealedUrl === null || kind === 'mail') return { kind: 'failed', sentence: 'It has no address.' };
    const url = unseal(this.keys, sealedUrl);
    const headers: Record<string, string> = { 'content-type': 'application/json', 'user-agent': `portier/${version}` };
    const body = kind === 'webhook' ? JSON.stringify(events[0]) : chatBody(kind, events, language);
    if (kind === 'webhook' && sealedSecret !== null) {
      const atSeconds = Math.floor((await databaseNow(this.database)).getTime() / 1_000);
      Object.assign(headers, signatureHeaders(unseal(this.keys, sealedSecret), { id, atSeconds, body }));
    }
    const rule = { allowPrivate: this.config.PORTIER_ALLOW_PRIVATE_TARGETS };
    return post({ url, headers, body, rule, timeoutMs, stopped: this.stopped.signal });
  }

  private resultOf({ attempts }: DueDelivery, answer: ReceiverAnswer): AttemptResult {
    const pauseMs = (askedMs: number | null) => pauseAfterFailure(attempts, askedMs, Math.random());
    if (answer.kind === 'failed') {
      return { answerCode: null, answerExcerpt: null, error: answer.sentence, pauseMs: pauseMs(null) };
    }
    const { status, excerpt, retryAfterMs } = answer;
    const answered = { answerCode: status, answerExcerpt: excerpt };
    if (status >= 200 && status < 300) return { ...answered, error: null, pauseMs: null };
    // The receiver says that it is gone for good (RFC 9110 section 15.5.11).
    if (status === 410) return { ...answered, error: 'It answered 410: it is gone for good.', pauseMs: null };
    const hint = status >= 300 && status < 400 ? '; redirects are not followed, enter the new address' : '';
    return { ...answered, error: `It answered ${status}${hint}.`, pauseMs: pauseMs(retryAfterMs) };
  }

  /** Handed over in the transaction that says so: a mail is neither lost nor sent twice. Its own retries are those of the mail queue. */
  private async mail(delivery: DueDelivery): Promise<void> {
    const { events, language, mailTo } = delivery;
    const sent = { answerCode: null, answerExcerpt: null, error: null, pauseMs: null };
    if (mailTo === null) return this.record(delivery, { ...sent, error: 'The account has no mail address.' });
    if (!this.mails.isOn) return this.record(delivery, { ...sent, error: 'Portier has no mail server.' });
    await this.record(delivery, sent, (transaction) =>
      this.mails.send(transaction, { to: mailTo, ...mailOf(events, language) }),
    );
  }

  private async record(
    delivery: DueDelivery,
    result: AttemptResult,
    also: (transaction: Parameters<DeliveriesRepository['record']>[0]) => Promise<void> = async () => undefined,
  ): Promise<void> {
    const { id, destinationId, attempts } = delivery;
    await this.database.transaction(async (transaction) => {
      await this.deliveries.lockDestination(transaction, destinationId);
      if (!(await this.deliveries.record(transaction, delivery, result))) return;
      await this.deliveries.recordOfDestination(transaction, destinationId, result.error);
      await also(transaction);
      await this.liveEvents.publish(transaction, deliveryNews(delivery.ownerId));
    });
    const facts = { deliveryId: id, destinationId, attempts, reason: result.error };
    if (result.error === null) this.logger.info({ deliveryId: id, destinationId, attempts }, 'alert delivered');
    else if (result.pauseMs === null) this.logger.warn(facts, 'alert given up');
    else if (attempts === 1) this.logger.warn(facts, 'alert not delivered, tried again');
  }
}
