import { createTestDatabase } from '@app/kit/testing';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../database/data-source.js';
import { Database } from '../database/database.js';

/** A migrated, empty database of one's own with the access portier itself uses. Call `close` in `afterAll`. */
export async function openTestDatabase(
  poolSize = 10,
): Promise<{ database: Database; url: string; close(): Promise<void> }> {
  const created = await createTestDatabase();
  const source = await new DataSource({ ...dataSourceOptions(created.url, poolSize), migrations: [] }).initialize();
  return {
    database: new Database(source),
    url: created.url,
    close: async () => {
      await source.destroy();
      await created.drop();
    },
  };
}
