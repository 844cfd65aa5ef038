import type { ReadinessCheck } from '@app/kit';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Redis } from 'ioredis';
import { PORTIER_CONFIG, type PortierConfig } from '../config.js';
import { Database } from '../database/database.js';

/** Whether portier can do its work: what `/readyz` answers. */
@Injectable()
export class Readiness implements OnApplicationShutdown {
  private readonly redis: Redis;

  constructor(
    private readonly database: Database,
    @Inject(PORTIER_CONFIG) { PORTIER_REDIS_URL }: PortierConfig,
  ) {
    this.redis = new Redis(PORTIER_REDIS_URL, { lazyConnect: true, maxRetriesPerRequest: 0, commandTimeout: 2_000 });
    this.redis.on('error', () => undefined); // told by the check
  }

  readonly checks: Record<string, ReadinessCheck> = {
    database: () => problemOf('PostgreSQL', () => this.database.query('select 1')),
    redis: () => problemOf('Redis', () => this.redis.ping()),
  };

  onApplicationShutdown(): void {
    this.redis.disconnect();
  }
}

async function problemOf(name: string, ask: () => Promise<unknown>): Promise<string | null> {
  try {
    await ask();
    return null;
  } catch {
    return `${name} does not answer`;
  }
}
