import { DataSource, type DataSourceOptions } from 'typeorm';
import { migrations } from '../../../../migrations/index.js';
import { TimedConnection } from './timed-connection.client.js';

type PostgresOptions = Extract<DataSourceOptions, { type: 'postgres' }>;

/** For a connection of the pool, also while all are busy. */
export const connectTimeoutMs = 3_000;
/** For a statement, on the server; and for its answer, in case the server is frozen or out of reach. */
const statementTimeoutMs = 10_000;
const answerTimeoutMs = 12_000;

/**
 * How portier and its command-line programs reach PostgreSQL. Times out instead of hanging when it is away: a caller gets its
 * 503 after 15 s at the most, and at once when nothing listens.
 */
export function dataSourceOptions(url: string, poolSize = 10): DataSourceOptions {
  return {
    ...base(url, poolSize),
    extra: {
      Client: TimedConnection,
      answerTimeoutMs,
      statement_timeout: statementTimeoutMs,
      idle_in_transaction_session_timeout: 15_000,
      keepAlive: true,
      application_name: 'portier',
      // who acts unless a request says otherwise (migration 0008)
      options: '-c portier.actor={"kind":"portier"}',
    },
  };
}

/**
 * A migration may take as long as it needs, and so may the wait for another replica's; but it must not make everybody wait
 * behind a table lock it does not get.
 */
function migrationOptions(url: string): DataSourceOptions {
  return { ...base(url, 2), extra: { lock_timeout: 30_000, keepAlive: true, application_name: 'portier-migrate' } };
}

function base(url: string, poolSize: number): PostgresOptions {
  return {
    type: 'postgres',
    url,
    poolSize,
    connectTimeoutMS: connectTimeoutMs,
    entities: [],
    migrations,
    migrationsTransactionMode: 'each',
  };
}

/**
 * Brings the database to the current schema. Several replicas may call it at once: an advisory lock lets one do the work.
 */
export async function migrate(url: string): Promise<string[]> {
  const source = await new DataSource(migrationOptions(url)).initialize();
  const lock = source.createQueryRunner();
  try {
    // Advisory locks count for lock_timeout, and another replica's migration may be long.
    await lock.query('set lock_timeout = 0');
    await lock.query('select pg_advisory_lock($1)', [migrationLock]);
    const applied = await source.runMigrations();
    return applied.map(({ name }) => name);
  } finally {
    await lock.query('select pg_advisory_unlock($1)', [migrationLock]).catch(() => undefined);
    await lock.query('reset lock_timeout').catch(() => undefined);
    await lock.release();
    await source.destroy();
  }
}

const migrationLock = 7_077_001;
