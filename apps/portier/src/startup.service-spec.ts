import { createTestDatabase, createTestRedis, freePort, Link, testServices, waitFor } from '@app/kit/testing';
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

const program = join(import.meta.dirname, '../../../dist/apps/portier/src/main.js');

interface Started {
  child: ChildProcess;
  ended: Promise<number | null>;
  errors: () => string;
}

async function start(settings: Record<string, string>): Promise<Started> {
  const child = spawn(process.execPath, [program], {
    env: { PATH: process.env['PATH'], PORTIER_CLUSTER_SECRET: 'x'.repeat(32), ...settings },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, ended, errors: () => errors };
}

describe('starting portier', () => {
  it('waits for a PostgreSQL that is away, and says which, where and how to start it', async () => {
    const [database, port, redisPort] = [await createTestDatabase(), await freePort(), await freePort()];
    const behind = new URL(database.url);
    const link = new Link('portier', 'postgres', await freePort(), Number(behind.port));
    behind.port = String(link.listenPort);
    behind.password = 'hidden-password';
    const { child, ended, errors } = await start({
      DATABASE_URL: behind.href,
      // Not waited for.
      PORTIER_REDIS_URL: `redis://:hidden-password@127.0.0.1:${redisPort}`,
      PORTIER_PORT: String(port),
    });
    await waitFor('the line', () => errors().includes('\n'));
    expect(errors().trim().split('\n')).toEqual([
      expect.stringMatching(
        /^portier waits: PostgreSQL at 127\.0\.0\.1:\d+\/test_.*nothing listens.*systemctl start postgresql.*DATABASE_URL/,
      ),
    ]);
    expect(errors()).not.toContain('hidden-password');
    await link.open();
    await waitFor('portier', async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).ok, { timeoutMs: 60_000 });
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    await link.close();
    await database.drop();
  });

  it('does not wait for what no waiting helps: a database that does not exist', async () => {
    const { postgresPort } = await testServices();
    const { ended, errors } = await start({
      DATABASE_URL: `postgres://postgres:hidden-password@127.0.0.1:${postgresPort}/no_such_database`,
      PORTIER_REDIS_URL: 'redis://127.0.0.1:1',
    });
    expect(await ended).toBe(69);
    expect(errors()).toMatch(/portier cannot start: PostgreSQL at .*no_such_database.*does not exist/);
    expect(errors()).not.toContain('hidden-password');
  });

  it('ends at once when it is told to while it waits', async () => {
    const { child, ended, errors } = await start({
      DATABASE_URL: 'postgres://somebody@127.0.0.1:1/portier',
      PORTIER_REDIS_URL: 'redis://127.0.0.1:1',
    });
    await waitFor('the line', () => errors().includes('portier waits'));
    child.kill('SIGTERM');
    await ended;
  });

  it('says when the database has no tables yet', async () => {
    const { postgresPort } = await testServices();
    const redis = await createTestRedis();
    const { ended, errors } = await start({
      DATABASE_URL: `postgres://postgres@127.0.0.1:${postgresPort}/postgres`,
      PORTIER_REDIS_URL: redis.url,
    });
    expect(await ended).toBe(69);
    expect(errors()).toContain('migrate.js');
  });

  it('lists wrong settings without their values', async () => {
    const { ended, errors } = await start({ DATABASE_URL: 'mysql://hidden', PORTIER_PORT: '99999' });
    expect(await ended).toBe(78);
    expect(errors()).toMatch(/DATABASE_URL/);
    expect(errors()).toMatch(/PORTIER_PORT/);
    expect(errors()).not.toContain('hidden');
  });

  it('serves until SIGTERM, and a second one on the same port says what is wrong', async () => {
    const [database, redis, port] = [await createTestDatabase(), await createTestRedis(), await freePort()];
    const settings = { DATABASE_URL: database.url, PORTIER_REDIS_URL: redis.url, PORTIER_PORT: String(port) };
    const first = await start(settings);
    await waitFor('portier', async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).ok, { timeoutMs: 60_000 });
    const second = await start(settings);
    expect(await second.ended).toBe(69);
    expect(second.errors()).toContain(`127.0.0.1:${port}`);
    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    await database.drop();
  });
});
