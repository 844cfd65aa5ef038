import { createLogger } from '@app/kit';
import { createTestDatabase, createTestRedis } from '@app/kit/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { randomBytes } from 'node:crypto';
import { createApp } from '../app.js';
import { hashPassword } from '../accounts/passwords.js';
import { AccountsRepository } from '../accounts/accounts.repository.js';
import { ApplicationsRepository } from '../applications/applications.repository.js';
import { portierConfig, type PortierConfig } from '../config.js';
import { Database } from '../database/database.js';

export interface Answer<Body> {
  status: number;
  headers: Headers;
  body: Body;
}

export interface RunningPortier {
  /** `http://127.0.0.1:<port>` */
  url: string;
  app: NestFastifyApplication;
  database: Database;
  config: PortierConfig;
  admin: { name: string; password: string; authorization: string };
  /** A request of the administrator (HTTP Basic), path below `/api/v1`. */
  call<Body = never>(method: string, path: string, options?: CallOptions): Promise<Answer<Body>>;
  close(): Promise<void>;
}

export interface CallOptions {
  body?: unknown;
  /** Replace the administrator's credentials with `{ authorization: '' }`. */
  headers?: Record<string, string>;
}

/**
 * Portier as main.ts starts it, on a database and a Redis of its own, with an administrator `admin` and the application
 * `live`.
 * @param isReplica the database given in the settings has them already
 */
export async function startPortier(
  settings: Record<string, string> = {},
  { isReplica = false } = {},
): Promise<RunningPortier> {
  const [testDatabase, testRedis] = await Promise.all([createTestDatabase(), createTestRedis()]);
  const config = portierConfig.parse({
    DATABASE_URL: testDatabase.url,
    PORTIER_REDIS_URL: testRedis.url,
    PORTIER_CLUSTER_SECRET: randomBytes(24).toString('hex'),
    ...settings,
  });
  const app = await createApp(config, createLogger('portier-test', process.env['TEST_LOG_LEVEL'] ?? 'fatal'));
  const close = async () => {
    await app.close();
    await Promise.all([testDatabase.drop(), testRedis.drop()]);
  };
  const database = app.get(Database);
  const password = randomBytes(9).toString('base64url');
  try {
    if (!isReplica) await addBasics(database, password);
    await app.listen(0, '127.0.0.1');
  } catch (error) {
    // Nobody else can: a portier left behind would keep the test run from ending.
    await close();
    throw error;
  }
  const url = await app.getUrl();
  const authorization = `Basic ${Buffer.from(`admin:${password}`).toString('base64')}`;
  return {
    ...{ url, app, database, config },
    admin: { name: 'admin', password, authorization },
    call: (method, path, { body, headers } = {}) =>
      send(`${url}/api/v1${path}`, { method, body, headers: { authorization, ...headers } }),
    close,
  };
}

async function addBasics(database: Database, password: string): Promise<void> {
  const passwordHash = await hashPassword(password);
  await new AccountsRepository().insertUser(database, { name: 'admin', passwordHash, isAdministrator: true });
  await new ApplicationsRepository().insert(database, 'live');
}

/** One JSON request; an empty header value leaves the header out. */
export async function send<Body>(
  url: string,
  { method, body, headers = {} }: { method: string; body?: unknown; headers?: Record<string, string> },
): Promise<Answer<Body>> {
  const given = Object.entries(headers).filter(([, value]) => value !== '');
  const response = await fetch(url, {
    method,
    headers: { ...Object.fromEntries(given), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = /\b(application\/|\+)json\b/.test(response.headers.get('content-type') ?? '');
  return { status: response.status, headers: response.headers, body: (isJson ? JSON.parse(text) : text) as Body };
}
