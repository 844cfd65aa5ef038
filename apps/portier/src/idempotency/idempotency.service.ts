import { PortierError, seal, unseal, type ClusterKeys } from '@app/contract';
import type { Logger } from '@app/kit';
import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { LOGGER } from '../logger.js';
import { CLUSTER_KEYS } from '../platform.module.js';
import { verdictOn } from './idempotency.js';
import { IdempotencyRepository } from './idempotency.repository.js';
import { afterAttempt, type Attempt } from './running.js';

/** An answer as it left: what a repeat gets again. */
export interface KeptAnswer {
  /** Those that belong to what was made: ETag, Location. */
  headers: Record<string, string>;
  body: unknown;
}

/** Creates that may be repeated without making the thing twice. */
@Injectable()
export class IdempotencyService {
  constructor(
    private readonly database: Database,
    private readonly repository: IdempotencyRepository,
    @Inject(CLUSTER_KEYS) private readonly keys: ClusterKeys,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * @returns the attempt to run, or the answer to repeat
   * @throws PortierError `invalid` (key of another request), `in_progress`, `conflict` (done, but its answer is lost)
   */
  async begin(request: { userId: string; key: string; fingerprint: string }): Promise<Attempt | KeptAnswer> {
    const { userId, key, fingerprint } = request;
    await this.repository.deleteOld(this.database);
    const attempt = await this.repository.begin(this.database, request);
    if (attempt !== undefined) return { userId, key, attempt };
    const known = await this.repository.find(this.database, userId, key);
    // Released between the two statements.
    if (known === undefined) throw isRunning();
    const verdict = verdictOn(known, fingerprint);
    switch (verdict.kind) {
      case 'repeat':
        return JSON.parse(unseal(this.keys, verdict.sealedAnswer)) as KeptAnswer;
      case 'dead':
        return this.takeOver({ userId, key, attempt: verdict.attempt });
      case 'running':
        throw isRunning();
      case 'other_request':
        throw isOfAnotherRequest();
      case 'answer_lost':
        throw new PortierError(
          'conflict',
          'This request was done, but its answer is lost: look for what it made. A secret in it cannot be shown again.',
        );
    }
  }

  /** After the thing is made: a failure here costs the repeat its answer, nothing else. */
  async keep(attempt: Attempt, answer: KeptAnswer): Promise<void> {
    try {
      const sealed = seal(this.keys, JSON.stringify(answer));
      await afterAttempt(() => this.repository.keepAnswer(this.database, attempt, sealed));
    } catch (error) {
      this.logger.warn({ err: error }, 'answer of an idempotent request not kept');
    }
  }

  /** After a failure: the key can be used again, unless something was done. */
  async release(attempt: Attempt): Promise<void> {
    try {
      await afterAttempt(() => this.repository.release(this.database, attempt));
    } catch (error) {
      this.logger.warn({ err: error }, 'idempotency key not released');
    }
  }

  private async takeOver(dead: Attempt): Promise<Attempt> {
    const attempt = await this.repository.takeOver(this.database, dead);
    if (attempt === undefined) throw isRunning();
    return { ...dead, attempt };
  }
}

function isRunning(): PortierError {
  return new PortierError('in_progress', 'The same request is still running; ask again in a moment.');
}

function isOfAnotherRequest(): PortierError {
  return new PortierError('invalid', 'This Idempotency-Key was used for another request; make a new one for each.', {
    fields: [{ path: 'Idempotency-Key', message: 'used for another request within a day' }],
  });
}
