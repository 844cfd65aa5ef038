import { deriveClusterKeys, mediaEventQueue, seal, type MediaEvent } from '@app/contract';
import { createTestRedis, waitFor, type TestRedis } from '@app/kit/testing';
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { randomBytes, randomUUID } from 'node:crypto';
import { startPortier, type RunningPortier } from '../testing/portier.js';
import { insertMediaServer, insertStream } from '../testing/rows.js';
import { SrsStandIn } from '../testing/srs-stand-in.js';
import { openTestDatabase } from '../testing/test-database.js';

/** Events in Redis, and a portier that dies, or a database that fails, in the middle of them. */
describe('media events', () => {
  let portier: RunningPortier | undefined;
  let rows: Awaited<ReturnType<typeof openTestDatabase>>;
  let testRedis: TestRedis;
  const srs = new SrsStandIn();
  const secret = randomBytes(24).toString('hex');
  let redis: Redis;
  let queue: Queue;
  let streamId: string;

  beforeAll(async () => {
    [rows, testRedis] = await Promise.all([openTestDatabase(2), createTestRedis()]);
    await insertMediaServer(rows.database, 'srs-1', await srs.listen());
    streamId = await insertStream(rows.database, 'show');
    redis = new Redis(testRedis.url, { maxRetriesPerRequest: null });
    queue = new Queue(mediaEventQueue, { connection: redis });
  });
  afterAll(async () => {
    await queue?.close();
    redis?.disconnect();
    await portier?.close();
    srs.close();
    await Promise.all([rows?.close(), testRedis?.drop()]);
  });

  const anEvent = (clientId: string, more: Partial<MediaEvent> = {}): MediaEvent => ({
    ...{ id: randomUUID(), at: new Date().toISOString(), action: 'on_publish', serverId: 'srs-1', serviceId: 'run1' },
    ...{ clientId, ip: '192.0.2.7', application: 'live', stream: 'show', streamId, keyId: null, pull: null },
    sealedServerStream: seal(deriveClusterKeys(secret), 'show'),
    verdict: { accepted: true },
    ...more,
  });
  const add = (event: MediaEvent) => queue.add(event.action, event, { jobId: event.id });
  const isRecorded = async (clientId: string) =>
    (await rows.database.query('select 1 from publications where client_id = $1', [clientId])).length > 0;
  const recorded = (clientId: string) =>
    waitFor(`the publication of ${clientId}`, () => isRecorded(clientId), { timeoutMs: 60_000 });

  it('that a dead replica had taken are taken by another one within seconds', async () => {
    const dead = new Worker(mediaEventQueue, null, { connection: redis, lockDuration: 5_000 });
    await add(anEvent('left-behind'));
    // It takes the job and its lock, and is never heard of again.
    const job = await dead.getNextJob('token-of-the-dead');
    expect(job?.data).toMatchObject({ clientId: 'left-behind' });
    await dead.close();
    const takenAt = performance.now();
    const settings = { DATABASE_URL: rows.url, PORTIER_REDIS_URL: testRedis.url, PORTIER_CLUSTER_SECRET: secret };
    portier = await startPortier({ ...settings, PORTIER_POLL_INTERVAL_MS: '60000' }, { isReplica: true });
    await recorded('left-behind');
    process.stdout.write(`taken over after ${((performance.now() - takenAt) / 1_000).toFixed(1)} s\n`);
  });

  it('wait while the database fails, and are not lost', async () => {
    await rows.database.query('alter table publications rename to publications_away');
    const event = anEvent('put-off');
    await add(event);
    await waitFor('it to be put off', async () => (await queue.getJobCounts())['delayed'] === 1);
    await rows.database.query('alter table publications_away rename to publications');
    await recorded('put-off');
  });

  it('that can never be stored are given up at once, and hold up nothing', async () => {
    const event = anEvent('never', { ip: 'nul\u0000' });
    await add(event);
    await waitFor('it to fail', async () => (await queue.getJobState(event.id)) === 'failed');
    await queue.add('on_publish', { nonsense: true }, { jobId: 'nonsense' });
    await waitFor('the nonsense to fail', async () => (await queue.getJobState('nonsense')) === 'failed');
    await add(anEvent('after-that'));
    await recorded('after-that');
  });
});
