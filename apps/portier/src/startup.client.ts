import type { Logger } from '@app/kit';
import pg from 'pg';
import { setTimeout as delay } from 'node:timers/promises';
import { isDatabaseUnavailable } from './database/unavailable.js';

/** EX_UNAVAILABLE of sysexits.h: something portier needs cannot be used, and waiting does not help. */
export const unavailableExitCode = 69;

const connectTimeoutMs = 5_000;
const lookIntervalMs = 1_000;

/** `away`: may come back by itself. `unusable`: somebody has to do something. */
type DatabaseState = { kind: 'ready' } | { kind: 'away' | 'unusable'; line: string };

/**
 * Waits for a PostgreSQL that is away (it restarts, fails over, or starts after us): a program that ended instead would be
 * started again and again, and given up by a service manager that counts. Redis is not waited for: portier works without.
 *
 * @returns null when the database can be used, else one line: what, where (never with user or password), and what to do
 */
export async function waitForDatabase(url: string, logger: Logger): Promise<string | null> {
  let isTold = false;
  for (;;) {
    const state = await lookAtDatabase(url);
    if (state.kind === 'ready') return null;
    if (state.kind === 'unusable') return state.line;
    if (!isTold) process.stderr.write(`portier waits: ${state.line}\n`);
    if (!isTold) logger.warn({ reason: state.line }, 'waiting for postgresql');
    isTold = true;
    await delay(lookIntervalMs);
  }
}

async function lookAtDatabase(url: string): Promise<DatabaseState> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: connectTimeoutMs });
  client.on('error', () => undefined);
  const where = `PostgreSQL at ${placeOf(url)}${new URL(url).pathname}`;
  try {
    await client.connect();
    const { rows } = await client.query(`select to_regclass('users') is not null as migrated`);
    if ((rows as { migrated: boolean }[])[0]?.migrated === true) return { kind: 'ready' };
    const advice = 'run "node dist/apps/portier/src/migrate.js" once, with the same DATABASE_URL.';
    return { kind: 'unusable', line: `${where} has no tables yet: ${advice}` };
  } catch (error) {
    const advice = 'start it ("systemctl start postgresql", or "npm start" for a private one) or correct DATABASE_URL.';
    const line = `${where} cannot be used (${reasonOf(error)}): ${advice}`;
    return { kind: isDatabaseUnavailable(error) ? 'away' : 'unusable', line };
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Host and port, or the path of a socket; never user, password or query. */
function placeOf(url: string): string {
  if (!URL.canParse(url)) return url.startsWith('/') ? url : 'the given address';
  const { hostname, port, pathname, searchParams } = new URL(url);
  if (hostname === '') return searchParams.get('host') ?? pathname;
  return `${hostname}:${port || 5432}`;
}

function reasonOf(error: unknown): string {
  const { code, message, errors } = error as { code?: string; message?: string; errors?: unknown[] };
  if (errors?.[0] !== undefined) return reasonOf(errors[0]);
  if (code === 'ECONNREFUSED') return 'nothing listens there';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'no such host';
  return message ?? String(error);
}
