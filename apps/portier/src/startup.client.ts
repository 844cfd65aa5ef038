import { Redis } from 'ioredis';
import pg from 'pg';

/** EX_UNAVAILABLE of sysexits.h: something portier needs is away. */
export const unavailableExitCode = 69;

const connectTimeoutMs = 5_000;

/**
 * Looks whether what portier needs is there, before anything else can fail in a less readable way.
 * @returns one line a problem: what, where (never with user or password), and how to start it
 */
export async function missingServices(urls: { databaseUrl: string; redisUrl: string }): Promise<string[]> {
  const problems = await Promise.all([postgresProblem(urls.databaseUrl), redisProblem(urls.redisUrl)]);
  return problems.filter((problem) => problem !== null);
}

async function postgresProblem(url: string): Promise<string | null> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: connectTimeoutMs });
  client.on('error', () => undefined);
  const where = `PostgreSQL at ${placeOf(url, 5432)}${new URL(url).pathname}`;
  try {
    await client.connect();
    const { rows } = await client.query(`select to_regclass('users') is not null as migrated`);
    if ((rows as { migrated: boolean }[])[0]?.migrated === true) return null;
    return `${where} has no tables yet: run "node dist/apps/portier/src/migrate.js" once, with the same DATABASE_URL.`;
  } catch (error) {
    return `${where} cannot be used (${reasonOf(error)}): start it ("systemctl start postgresql", or "npm start" for a private one) or correct DATABASE_URL.`;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function redisProblem(url: string): Promise<string | null> {
  const client = new Redis(url, { lazyConnect: true, connectTimeout: connectTimeoutMs, retryStrategy: () => null });
  let reason: unknown;
  client.on('error', (error) => (reason = error));
  try {
    await client.connect();
    await client.ping();
    return null;
  } catch (error) {
    return `Redis at ${placeOf(url, 6379)} cannot be used (${reasonOf(reason ?? error)}): start it ("systemctl start redis-server", or "npm start" for a private one) or correct PORTIER_REDIS_URL.`;
  } finally {
    client.disconnect();
  }
}

/** Host and port, or the path of a socket; never user, password or query. */
function placeOf(url: string, defaultPort: number): string {
  if (!URL.canParse(url)) return url.startsWith('/') ? url : 'the given address';
  const { hostname, port, pathname, searchParams } = new URL(url);
  if (hostname === '') return searchParams.get('host') ?? pathname;
  return `${hostname}:${port || defaultPort}`;
}

function reasonOf(error: unknown): string {
  const { code, message, errors } = error as { code?: string; message?: string; errors?: unknown[] };
  if (errors?.[0] !== undefined) return reasonOf(errors[0]);
  if (code === 'ECONNREFUSED') return 'nothing listens there';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'no such host';
  return message ?? String(error);
}
