import { testServices } from '@app/kit/testing';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { migrations } from '../../../../migrations/index.js';
import { migrate } from './data-source.js';

describe('bringing the database to the current schema', () => {
  it('is done once when several replicas begin at once, and nothing is left to do afterwards', async () => {
    const { postgresPort } = await testServices();
    const url = (database: string) => `postgres://postgres@127.0.0.1:${postgresPort}/${database}`;
    const server = new pg.Client({ connectionString: url('postgres') });
    await server.connect();
    const name = `empty_${randomBytes(6).toString('hex')}`;
    await server.query(`create database ${name}`);
    try {
      const applied = await Promise.all(Array.from({ length: 4 }, () => migrate(url(name))));
      expect(applied.flat()).toEqual(migrations.map((Migration) => new Migration().name));
      expect(await migrate(url(name))).toEqual([]);
    } finally {
      await server.query(`drop database ${name} with (force)`);
      await server.end();
    }
  });
});
