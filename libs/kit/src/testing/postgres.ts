import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { migrations } from '../../../../migrations/index.js';
import { testServices } from './services.js';

export interface TestDatabase {
  /** `postgres://...` of a database of one's own, migrated and empty. */
  url: string;
  /** Removes it, even when connections are left. */
  drop(): Promise<void>;
}

/** A database for one spec file: a copy of a migrated template, about 50 ms. Call `drop` in `afterAll`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { postgresPort } = await testServices();
  const name = `test_${randomBytes(6).toString('hex')}`;
  await administer(postgresPort, async (client) => {
    const template = await migratedTemplate(client, postgresPort);
    await client.query(`create database ${name} template ${template}`);
  });
  return {
    url: urlOf(postgresPort, name),
    drop: () =>
      administer(postgresPort, async (client) => {
        await client.query(`drop database if exists ${name} with (force)`);
      }),
  };
}

const templateLock = 7_077_002;

/** Made once per state of the migrations, whoever comes first. */
async function migratedTemplate(client: pg.Client, port: number): Promise<string> {
  const template = `template_${migrationsHash()}`;
  await client.query('select pg_advisory_lock($1)', [templateLock]);
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [template]);
    if (rowCount !== 0) return template;
    const draft = `draft_${randomBytes(6).toString('hex')}`;
    await client.query(`create database ${draft}`);
    // Loaded only here: unit tests import this folder too and need no TypeORM.
    const { DataSource } = await import('typeorm');
    const source = new DataSource({ type: 'postgres', url: urlOf(port, draft), entities: [], migrations });
    await source.initialize();
    await source.runMigrations();
    await source.destroy();
    await client.query(`alter database ${draft} rename to ${template}`);
    return template;
  } finally {
    await client.query('select pg_advisory_unlock($1)', [templateLock]);
  }
}

function migrationsHash(): string {
  const folder = join(import.meta.dirname, '../../../../migrations');
  const hash = createHash('sha256');
  for (const name of readdirSync(folder).sort()) {
    if (/\.(ts|js)$/.test(name)) hash.update(readFileSync(join(folder, name)));
  }
  return hash.digest('hex').slice(0, 12);
}

async function administer(port: number, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(port, 'postgres') });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function urlOf(port: number, database: string): string {
  return `postgres://postgres@127.0.0.1:${port}/${database}`;
}
