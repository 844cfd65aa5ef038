import pg from 'pg';
import { Redis } from 'ioredis';
import { createTestDatabase, createTestRedis } from './index.js';

describe('services for tests', () => {
  it('gives each caller a migrated database of its own', async () => {
    const [first, second] = await Promise.all([createTestDatabase(), createTestDatabase()]);
    const client = new pg.Client({ connectionString: first.url });
    await client.connect();
    const { rows } = await client.query(
      `select count(*)::int as count from information_schema.tables where table_name = 'streams'`,
    );
    await client.end();
    expect(rows).toEqual([{ count: 1 }]);
    expect(first.url).not.toBe(second.url);
    await Promise.all([first.drop(), second.drop()]);
  });

  it('gives each caller an empty Redis database of its own', async () => {
    const [first, second] = [await createTestRedis(), await createTestRedis()];
    const client = new Redis(first.url);
    await client.set('a', 'b');
    const other = new Redis(second.url);
    expect(await other.get('a')).toBeNull();
    client.disconnect();
    other.disconnect();
  });
});
