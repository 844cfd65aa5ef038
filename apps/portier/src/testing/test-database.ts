import { createTestDatabase } from '@app/kit/testing';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { dataSourceOptions } from '../database/data-source.js';
import { Database } from '../database/database.js';

/** For a connection, and for a statement and its answer: a bound for what hangs. */
const patience = { connectMs: 60_000, statementMs: 90_000, answerMs: 100_000 };

/**
 * A migrated, empty database of one's own with the access portier itself uses. Call `close` in `afterAll`.
 * @param isPatient many wait for a connection, or for one long statement, which a busy machine must not fail
 */
export async function openTestDatabase(
  poolSize = 10,
  { isPatient = false } = {},
): Promise<{ database: Database; url: string; close(): Promise<void> }> {
  const created = await createTestDatabase();
  const options = dataSourceOptions(created.url, poolSize);
  const { connectMs, statementMs, answerMs } = patience;
  const patient = {
    connectTimeoutMS: connectMs,
    extra: { ...(options.extra as object), statement_timeout: statementMs, answerTimeoutMs: answerMs },
  };
  const source = await new DataSource({
    ...options,
    ...(isPatient ? patient : {}),
    migrations: [],
  } as DataSourceOptions).initialize();
  return {
    database: new Database(source),
    url: created.url,
    close: async () => {
      await source.destroy();
      await created.drop();
    },
  };
}
