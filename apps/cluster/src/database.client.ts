import { Redis } from 'ioredis';
import pg from 'pg';
import { postgresName } from './postgres.process.js';
import { reasonOf, StartFailure } from './start-failure.js';

/** Throws pg's own error when PostgreSQL does not answer. */
export async function pingPostgres(url: string): Promise<void> {
  await withClient(url, (client) => client.query('select 1'));
}

/** Makes Portier's database in the private PostgreSQL, if it is not there. */
export async function ensureDatabase(serverUrl: string): Promise<void> {
  await withClient(serverUrl, async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [postgresName]);
    if (rowCount === 0) await client.query(`create database ${postgresName}`);
  });
}

/** Throws ioredis' own error when Redis does not answer. */
export async function pingRedis(url: string): Promise<void> {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: 3_000,
    commandTimeout: 3_000,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  let cause: unknown;
  redis.on('error', (error) => (cause = error));
  try {
    await redis.connect();
    await redis.ping();
  } catch (error) {
    // ioredis reports "Connection is closed." and tells the reason by an event.
    throw cause ?? error;
  } finally {
    redis.disconnect();
  }
}

/** @throws StartFailure saying which, where, and how to start it. */
export async function requireExternalPostgres(url: string): Promise<void> {
  await pingPostgres(url).catch((error: unknown) => {
    throw new StartFailure(`PostgreSQL at ${whereOf(url)} (DATABASE_URL) does not answer: ${reasonOf(error)}`, {
      advice:
        'Start it (sudo systemctl start postgresql), correct DATABASE_URL, or unset it: Portier then runs its own PostgreSQL.',
      cause: error,
    });
  });
}

/** @throws StartFailure saying which, where, and how to start it. */
export async function requireExternalRedis(url: string): Promise<void> {
  await pingRedis(url).catch((error: unknown) => {
    throw new StartFailure(`Redis at ${whereOf(url)} (REDIS_URL) does not answer: ${reasonOf(error)}`, {
      advice:
        'Start it (sudo systemctl start redis-server), correct REDIS_URL, or unset it: Portier then runs its own Redis.',
      cause: error,
    });
  });
}

/** Host and port only: the rest of the URL may be secret. */
function whereOf(url: string): string {
  const { host, pathname } = new URL(url);
  return host || pathname;
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000, statement_timeout: 5_000 });
  // An error after the connection is made would otherwise end this program.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
