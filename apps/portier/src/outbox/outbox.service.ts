import type { Logger } from '@app/kit';
import { Inject, Injectable } from '@nestjs/common';
import { Database, type Executor } from '../database/database.js';
import { LOGGER } from '../logger.js';
import { pauseAfter, type OutboxEntry, type OutboxHandler } from './outbox.js';
import { OutboxRepository, type LeasedEntry } from './outbox.repository.js';

const batch = 50;
/** Longer than any handler takes. */
const leaseMs = 30_000;
const longestSentence = 500;

/** Transactional outbox (design.md section 5): what a transaction decided is done after its commit, by any replica. */
@Injectable()
export class OutboxService {
  private readonly handlers = new Map<string, OutboxHandler>();

  constructor(
    private readonly database: Database,
    private readonly entries: OutboxRepository,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Called once a topic, by the module that does it. */
  register(handler: OutboxHandler): void {
    this.handlers.set(handler.topic, handler);
  }

  put(transaction: Executor, entry: OutboxEntry): Promise<void> {
    return this.entries.put(transaction, entry);
  }

  /** Does what is due. @returns whether there may be more */
  async dispatch(): Promise<boolean> {
    const leased = await this.entries.lease(this.database, {
      topics: [...this.handlers.keys()],
      limit: batch,
      leaseMs,
    });
    await Promise.all(leased.map((entry) => this.attempt(entry)));
    return leased.length === batch;
  }

  private async attempt(entry: LeasedEntry): Promise<void> {
    const handler = this.handlers.get(entry.topic);
    if (handler === undefined) return;
    try {
      await handler.handle(entry.payload);
    } catch (error) {
      return this.failed(entry, handler, error as Error);
    }
    await this.entries.done(this.database, entry);
  }

  private async failed(entry: LeasedEntry, handler: OutboxHandler, error: Error): Promise<void> {
    const { topic, subject, attempts } = entry;
    if (attempts >= handler.maximalAttempts) {
      this.logger.error({ topic, subject, attempts, reason: error.message }, 'outbox entry given up');
      return this.entries.done(this.database, entry);
    }
    if (attempts === 1) this.logger.warn({ topic, subject, reason: error.message }, 'outbox entry failed, tried again');
    const pauseMs = pauseAfter(attempts, handler.maximalPauseMs, Math.random());
    await this.entries.failed(this.database, entry, { sentence: error.message.slice(0, longestSentence), pauseMs });
  }
}
