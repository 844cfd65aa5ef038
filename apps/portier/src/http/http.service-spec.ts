import type { Problem } from '@app/contract';
import { createPortierClient } from '@app/contract';
import { waitFor } from '@app/kit/testing';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readiness } from './readiness.client.js';
import { send, startPortier, type RunningPortier } from '../testing/portier.js';

let portier: RunningPortier;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portier-admin-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>Portier</title>');
  await writeFile(join(folder, 'favicon.svg'), '<svg/>');
  await writeFile(join(folder, 'assets/index-abc123.js'), 'export {}');
  portier = await startPortier({ PORTIER_ADMIN_DIR: folder, PORTIER_DIRECTOR_URL: 'https://watch.example/x' });
});
afterAll(async () => {
  await portier.close();
  await rm(folder, { recursive: true });
});

const get = <Body = string>(path: string) => send<Body>(`${portier.url}${path}`, { method: 'GET' });

describe('the admin pages', () => {
  it.each(['/', '/streams', '/streams/abc?tab=keys'])('answer the application at %s', async (path) => {
    const { status, body, headers } = await get(path);
    expect([status, body]).toEqual([200, expect.stringContaining('<title>Portier</title>')]);
    expect(headers.get('cache-control')).toBe('no-cache');
  });

  it('have assets that browsers keep for ever, and files that they ask for again', async () => {
    const asset = await get('/assets/index-abc123.js');
    expect(asset.headers.get('content-type')).toContain('javascript');
    expect(asset.headers.get('cache-control')).toContain('immutable');
    expect((await get('/favicon.svg')).headers.get('cache-control')).toBe('no-cache');
  });

  it.each(['/assets/index-old.js', '/missing.png', '/api/v1/nothing', '/api/nothing', '/api'])(
    'do not answer the application for %s',
    async (path) => {
      const { status, body, headers } = await get<Problem>(path);
      expect([status, body.code]).toEqual([404, 'not_found']);
      expect(headers.get('cache-control') ?? '').not.toContain('immutable');
    },
  );

  it.each([
    '/%2e%2e/%2e%2e/etc/passwd',
    '/assets/..%2f..%2f..%2fetc%2fpasswd',
    '/..%5c..%5cetc%5cpasswd.txt',
    '/%00.js',
  ])('stay in their folder: %s', async (path) => {
    const { body } = await get(path);
    expect(JSON.stringify(body)).not.toContain('root:');
  });

  it('may only load from here and from the director, and not be framed', async () => {
    const policy = (await get('/')).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("worker-src 'self' blob:");
    expect(policy).toContain("media-src 'self' blob: https://watch.example");
    expect(policy).toContain("connect-src 'self' https://watch.example;");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect((await get('/')).headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('say how to build them when they are missing', async () => {
    const bare = await startPortier({ PORTIER_ADMIN_DIR: join(folder, 'nowhere') });
    const { status, body } = await send<Problem>(`${bare.url}/`, { method: 'GET' });
    await bare.close();
    expect([status, body.detail]).toEqual([404, expect.stringContaining('build:web')]);
  });
});

describe('operations', () => {
  it('answers health, readiness with its reasons, and metrics', async () => {
    expect(await get('/healthz')).toMatchObject({ status: 200, body: { status: 'ok' } });
    // Who takes longer than two seconds to answer is as good as away.
    const ready = await waitFor('answers in time', async () => {
      const answer = await get<{ notes: { redis: string } }>('/readyz');
      return answer.status === 200 && answer.body.notes.redis === 'ok' && answer;
    });
    expect(ready).toMatchObject({ status: 200, body: { checks: { database: 'ok' }, notes: { redis: 'ok' } } });
    expect((await get('/metrics')).body).toContain('process_cpu_user_seconds_total');
  });

  it('is ready without Redis, and says what is away', async () => {
    const readiness = new Readiness(portier.database, { ...portier.config, PORTIER_REDIS_URL: 'redis://127.0.0.1:1' });
    expect(await readiness.notes['redis']?.()).toBe('Redis does not answer');
    await waitFor('an answer in time', async () => (await readiness.checks['database']?.()) === null);
    readiness.onApplicationShutdown();
  });
});

describe('the interface description', () => {
  it('is OpenAPI 3.1 with the errors of every operation', async () => {
    const { body } = await get<{ openapi: string; paths: Record<string, Record<string, { responses: object }>> }>(
      '/api/openapi.json',
    );
    expect(body.openapi).toBe('3.1.0');
    const operations = Object.values(body.paths).flatMap((path) => Object.values(path));
    expect(operations.length).toBeGreaterThan(30);
    for (const { responses } of operations) expect(responses).toMatchObject({ '400': {}, '500': {}, '503': {} });
  });

  it('has pages that load nothing from elsewhere', async () => {
    const { status, body } = await get('/api/docs');
    expect(status).toBe(200);
    expect(body).not.toMatch(/(src|href)=['"]?(https?:)?\/\//);
    const scripts = [...body.matchAll(/<script[^>]*src=['"]([^'"]+)/g)].map(([, source]) => source ?? '');
    expect(scripts.length).toBeGreaterThan(0);
    for (const source of scripts) {
      const { pathname } = new URL(source, `${portier.url}/api/docs/`);
      expect([pathname, (await get(new URL(source, `${portier.url}/api/docs`).pathname)).status]).toEqual([
        pathname,
        200,
      ]);
    }
    expect(body).not.toMatch(/<script>/); // the content security policy would stop it
  });

  it('gives programs a typed client', async () => {
    const client = createPortierClient(portier.url, { authorization: portier.admin.authorization });
    const created = await client.POST('/api/v1/streams', { body: { name: 'typed' } });
    expect(created.data?.key).toHaveLength(32);
    const found = await client.GET('/api/v1/streams', { params: { query: { search: 'typed' } } });
    expect(found.data?.items.map(({ name }) => name)).toEqual(['typed']);
    const refused = await client.POST('/api/v1/streams', { body: { name: 'typed' } });
    expect(refused.error?.code).toBe('conflict');
  });
});
