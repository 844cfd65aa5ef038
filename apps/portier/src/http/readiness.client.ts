import type { ReadinessCheck } from '@app/kit';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Redis } from 'ioredis';
import { PORTIER_CONFIG, type PortierConfig } from '../config.js';
import { Database } from '../database/database.js';

/** A service that takes longer is as good as away. */
const deadlineMs = 2_000;

/**
 * Whether portier can do its work: what `/readyz` answers. Without PostgreSQL it cannot. Without Redis only media events wait
 * in the journals of srs-hooks, and the regular looks at the media servers do their work: that is told, but a balancer that took
 * every replica away for it would end what still goes on.
 */
@Injectable()
export class Readiness implements OnApplicationShutdown {
  private readonly redis: Redis;

  constructor(
    private readonly database: Database,
    @Inject(PORTIER_CONFIG) { PORTIER_REDIS_URL }: PortierConfig,
  ) {
    this.redis = new Redis(PORTIER_REDIS_URL, { lazyConnect: true, retryStrategy: () => null, disconnectTimeout: 100 });
    this.redis.on('error', () => undefined); // told by the check
  }

  readonly checks: Record<string, ReadinessCheck> = {
    database: () => problemOf('PostgreSQL', () => this.database.query('select 1')),
  };

  readonly notes: Record<string, ReadinessCheck> = {
    redis: () => problemOf('Redis', () => this.pingRedis()),
  };

  /** Connects for the question only when needed: nobody else waits for this connection to come back. */
  private async pingRedis(): Promise<void> {
    if (this.redis.status === 'wait' || this.redis.status === 'end') await this.redis.connect();
    await this.redis.ping();
  }

  onApplicationShutdown(): void {
    this.redis.disconnect();
  }
}

async function problemOf(name: string, ask: () => Promise<unknown>): Promise<string | null> {
  const deadline = AbortSignal.timeout(deadlineMs);
  const late = new Promise<never>((_, reject) => deadline.addEventListener('abort', () => reject(new Error('late'))));
  try {
    await Promise.race([ask(), late]);
    return null;
  } catch {
    return `${name} does not answer`;
  }
}
