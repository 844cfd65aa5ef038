import { DataSource, type DataSourceOptions } from 'typeorm';
import { migrations } from '../../../../migrations/index.js';

/** How portier and its command-line programs reach PostgreSQL. Times out instead of hanging when it is away. */
export function dataSourceOptions(url: string, poolSize = 10): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    poolSize,
    connectTimeoutMS: 5_000,
    entities: [],
    migrations,
    migrationsTransactionMode: 'each',
    extra: { statement_timeout: 15_000, idle_in_transaction_session_timeout: 15_000, application_name: 'portier' },
  };
}

/**
 * Brings the database to the current schema. Several replicas may call it at once: an advisory lock lets one do the work.
 */
export async function migrate(url: string): Promise<string[]> {
  const source = await new DataSource(dataSourceOptions(url, 2)).initialize();
  const lock = source.createQueryRunner();
  try {
    await lock.query('select pg_advisory_lock($1)', [migrationLock]);
    const applied = await source.runMigrations();
    return applied.map(({ name }) => name);
  } finally {
    await lock.query('select pg_advisory_unlock($1)', [migrationLock]).catch(() => undefined);
    await lock.release();
    await source.destroy();
  }
}

const migrationLock = 7_077_001;
