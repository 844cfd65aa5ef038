import { waitFor } from '@app/kit/testing';
import { setImmediate } from 'node:timers/promises';
import { openTestDatabase } from '../testing/test-database.js';
import type { Database } from './database.js';

describe('a connection that breaks between two statements', () => {
  let database: Database;
  let close: () => Promise<void>;
  beforeAll(async () => ({ database, close } = await openTestDatabase(2)));
  afterAll(() => close());

  it('is a database that is away, not a mistake of ours, and the next transaction gets another', async () => {
    const transaction = database.transaction(async (inside) => {
      const [self] = await inside.query<{ pid: number }>('select pg_backend_pid() as pid');
      await database.query('select pg_terminate_backend($1)', [self!.pid]);
      const isThere = 'select from pg_stat_activity where pid = $1';
      await waitFor('its end', async () => (await database.query(isThere, [self!.pid])).length === 0);
      // The end is heard of while no statement runs: the connection is given back, and the transaction does not know.
      await setImmediate();
      await inside.query('select 1');
    });
    await expect(transaction).rejects.toMatchObject({ code: 'unavailable' });
    expect(await database.transaction((inside) => inside.query('select 1 as one'))).toEqual([{ one: 1 }]);
  });
});
