import { waitFor } from '@app/kit/testing';
import { startPortier, type RunningPortier } from '../testing/portier.js';
import { OutboxService } from './outbox.service.js';

/** Two replicas of portier on one database. */
describe('the outbox', () => {
  let first: RunningPortier;
  let second: RunningPortier;
  const replicas = () => [first, second];

  beforeAll(async () => {
    first = await startPortier();
    second = await startPortier({ DATABASE_URL: first.config.DATABASE_URL }, { isReplica: true });
  });
  afterAll(async () => {
    await second?.close();
    await first?.close();
  });

  /** Lets both replicas handle a topic, and returns what they handled. */
  function handled(topic: string, handle: (payload: unknown) => Promise<void> = async () => undefined): unknown[] {
    const payloads: unknown[] = [];
    for (const { app } of replicas()) {
      app.get(OutboxService).register({
        ...{ topic, maximalAttempts: 4, maximalPauseMs: 50 },
        handle: async (payload) => {
          payloads.push(payload);
          await handle(payload);
        },
      });
    }
    return payloads;
  }

  const put = (topic: string, subject: string, payload: unknown = subject) =>
    first.database.transaction((transaction) =>
      first.app.get(OutboxService).put(transaction, { topic, subject, payload }),
    );
  const waiting = async (topic: string) =>
    (await first.database.query('select attempts, last_error from outbox where topic = $1', [topic])).length;
  const empty = (topic: string) => waitFor('the outbox to be empty', async () => (await waiting(topic)) === 0);

  it('does each entry once, by either replica, right after the commit', async () => {
    const payloads = handled('each-once');
    const subjects = Array.from({ length: 200 }, (_, index) => `entry ${index}`);
    const startedAt = performance.now();
    await Promise.all(subjects.map((subject) => put('each-once', subject)));
    await empty('each-once');
    expect(payloads.sort()).toEqual(subjects.sort());
    expect(performance.now() - startedAt).toBeLessThan(20_000);
  });

  it('does nothing of a transaction that is rolled back', async () => {
    const payloads = handled('rolled-back');
    const failed = first.database.transaction(async (transaction) => {
      await first.app.get(OutboxService).put(transaction, { topic: 'rolled-back', subject: '1', payload: 1 });
      throw new Error('not today');
    });
    await expect(failed).rejects.toThrow('not today');
    await put('rolled-back', '2');
    await empty('rolled-back');
    expect(payloads).toEqual(['2']);
  });

  it('keeps one entry a subject while it waits', async () => {
    await put('unhandled', 'twice', 'first');
    await put('unhandled', 'twice', 'second');
    expect(await waiting('unhandled')).toBe(1);
  });

  it('tries again what failed, and gives up after the attempts of its topic', async () => {
    let failures = 0;
    const stubborn = handled('fails-always', () => Promise.reject(new Error('never')));
    const payloads = handled('fails-twice', () =>
      (failures += 1) <= 2 ? Promise.reject(new Error('not yet')) : Promise.resolve(),
    );
    await Promise.all([put('fails-twice', 'a'), put('fails-always', 'b')]);
    await empty('fails-twice');
    await empty('fails-always');
    expect(payloads).toEqual(['a', 'a', 'a']);
    expect(stubborn).toHaveLength(4);
  });

  it('leaves what a dead replica had begun to another one', async () => {
    const payloads = handled('left-behind');
    await first.database.query(
      `insert into outbox (topic, subject, payload, attempts, next_attempt_at)
       values ('left-behind', 'x', '"x"', 1, now() + interval '1 second')`,
    );
    await empty('left-behind');
    expect(payloads).toEqual(['x']);
  });
});
