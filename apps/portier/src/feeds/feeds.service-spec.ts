import type { AuthorizationFeed } from '@app/contract';
import { waitFor } from '@app/kit/testing';
import { once } from 'node:events';
import pg from 'pg';
import type { Database } from '../database/database.js';
import type { Notifications } from '../database/notifications.js';
import { openTestDatabase } from '../testing/test-database.js';
import { insertStream, insertTask } from '../testing/rows.js';
import { FeedsRepository } from './feeds.repository.js';
import { FeedsService } from './feeds.service.js';

/** A reader that nobody rings: what it finds, it finds by looking. */
const silent = { on: () => () => undefined } as unknown as Notifications;

/**
 * A reader on a PostgreSQL that other tests use too: a change is told once no older transaction can write to this database, which
 * may take a moment to see. So each waits for what it wants to see.
 */
class Reader {
  private readonly feeds: FeedsService;

  constructor(private readonly database: Database) {
    this.feeds = new FeedsService(database, new FeedsRepository(), silent);
  }

  read(after?: string): Promise<AuthorizationFeed> {
    return this.feeds.authorization({ after, waitMs: 0, gone: new AbortController().signal });
  }

  /** The first answer after the cursor that has it. */
  told(after: string, hasIt: (feed: AuthorizationFeed) => boolean): Promise<AuthorizationFeed> {
    const look = async () => {
      const feed = await this.read(after);
      return hasIt(feed) && feed;
    };
    return waitFor('the change to be told', look, { timeoutMs: 60_000 });
  }

  /** Everything after the cursor up to now. The last stream of it stands for now. */
  async toldUpToNow(after: string): Promise<AuthorizationFeed> {
    const marker = await insertStream(this.database);
    return this.told(after, ({ streams }) => streams.some(({ id }) => id === marker));
  }

  /** A cursor behind all that has happened. */
  async now(): Promise<string> {
    const { cursor } = await this.read();
    return (await this.toldUpToNow(cursor)).cursor;
  }
}

describe('the authorization feed on real PostgreSQL', () => {
  let database: Database;
  let reader: Reader;
  let close: () => Promise<void>;

  beforeAll(async () => {
    ({ database, close } = await openTestDatabase(20, { isPatient: true }));
    reader = new Reader(database);
  });
  afterAll(() => close());

  it('answers everything once, then only what changed', async () => {
    const known = await insertStream(database);
    const first = await reader.read();
    expect(first).toMatchObject({ full: true, applications: ['live'] });
    expect(first.streams.map(({ id }) => id)).toContain(known);

    const added = await insertStream(database);
    await database.query('delete from streams where id = $1', [known]);
    const second = await reader.told(first.cursor, ({ removedStreamIds }) => removedStreamIds.includes(known));
    expect(second).toMatchObject({ full: false, removedStreamIds: [known] });
    expect(second.streams.map(({ id }) => id)).toContain(added);
    const third = await reader.read(second.cursor);
    expect(third).toMatchObject({ full: false, streams: [], removedStreamIds: [] });
  });

  it('carries the hash of a new key and forgets a deleted one', async () => {
    const stream = await insertStream(database);
    const cursor = await reader.now();
    await database.query(
      `insert into publish_keys (stream_id, key_hash, hint, networks) values ($1, 'h1', 'x', '{10.0.0.0/8}')`,
      [stream],
    );
    const added = await reader.told(cursor, ({ streams }) => streams.length > 0);
    expect(added.streams).toMatchObject([
      { id: stream, keys: [{ hash: 'h1', notBefore: null, networks: ['10.0.0.0/8'] }] },
    ]);
    await database.query(`update publish_keys set label = 'van', not_before = '2099-01-01T00:00:00Z', networks = '{}'`);
    const changed = await reader.told(added.cursor, ({ streams }) => streams.some(({ id }) => id === stream));
    expect(changed.streams.find(({ id }) => id === stream)?.keys).toEqual([
      { id: expect.any(String), hash: 'h1', notBefore: '2099-01-01T00:00:00.000Z', notAfter: null, networks: [] },
    ]);
    await database.query('delete from publish_keys where stream_id = $1', [stream]);
    const forgotten = await reader.told(changed.cursor, ({ streams }) => streams.length > 0);
    expect(forgotten.streams).toMatchObject([{ id: stream, keys: [] }]);
  });

  it('says nothing when a key is merely used', async () => {
    const stream = await insertStream(database);
    await database.query(`insert into publish_keys (stream_id, key_hash, hint) values ($1, 'h2', 'x')`, [stream]);
    const cursor = await reader.now();
    await database.query('update publish_keys set last_used_at = now()');
    expect((await reader.toldUpToNow(cursor)).streams).toHaveLength(1);
  });

  it('never skips a change whose transaction commits late', async () => {
    const late = await insertStream(database);
    const early = await insertStream(database);
    const { cursor } = await reader.read();
    let commit = () => {};
    let begun = () => {};
    const hasBegun = new Promise<void>((resolve) => (begun = resolve));
    const slow = database.transaction(async (transaction) => {
      await transaction.query(`update streams set title = 'late' where id = $1`, [late]);
      begun();
      await new Promise<void>((resolve) => (commit = resolve));
    });
    await hasBegun;
    await database.query(`update streams set title = 'early' where id = $1`, [early]);
    const during = await reader.read(cursor);
    commit();
    await slow;
    const after = await reader.toldUpToNow(during.cursor);
    const seen = [...during.streams, ...after.streams].map(({ id }) => id);
    expect(seen).toEqual(expect.arrayContaining([late, early]));
  });

  it('is not held up by a long transaction in another database of the server', async () => {
    const other = await openTestDatabase(1);
    const { cursor } = await reader.read();
    await other.database.transaction(async (transaction) => {
      await transaction.query('select pg_current_xact_id()');
      const changed = await insertStream(database);
      const told = await reader.told(cursor, ({ streams }) => streams.some(({ id }) => id === changed));
      const next = await insertStream(database);
      const more = await reader.told(told.cursor, ({ streams }) => streams.length > 0);
      expect([more.full, more.streams.map(({ id }) => id)]).toEqual([false, [next]]);
    });
    await other.close();
  });

  it('ends up equal to the database after a burst of concurrent writes', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, () => insertStream(database)));
    let feed = await reader.read();
    const copy = new Map(feed.streams.map((stream) => [stream.id, stream.enabled]));
    const writes = Promise.all(
      Array.from({ length: 200 }, (_, index) =>
        database.query('update streams set enabled = $2 where id = $1', [ids[index % ids.length], index % 3 === 0]),
      ),
    );
    let isWriting = true;
    void writes.then(() => (isWriting = false));
    const follow = (next: AuthorizationFeed) => {
      feed = next;
      for (const { id, enabled } of feed.streams) copy.set(id, enabled);
    };
    while (isWriting) follow(await reader.read(feed.cursor));
    follow(await reader.toldUpToNow(feed.cursor));
    const rows = await database.query<{ id: string; enabled: boolean }>('select id, enabled from streams');
    for (const { id, enabled } of rows) expect(copy.get(id)).toBe(enabled);
  });
});

describe('pulls in the authorization feed', () => {
  let database: Database;
  let url: string;
  let reader: Reader;
  let close: () => Promise<void>;

  beforeAll(async () => {
    ({ database, url, close } = await openTestDatabase(20, { isPatient: true }));
    reader = new Reader(database);
  });
  afterAll(() => close());

  const grant = (task: string, times = 1): Promise<unknown> =>
    database.query(`update tasks set state = 'claimed', lease_token = lease_token + $2 where id = $1`, [task, times]);

  it('are the tasks granted more than once, with the lease that may pull', async () => {
    const stream = await insertStream(database);
    const [once, again, ended] = await Promise.all([1, 2, 3].map(() => insertTask(database, stream)));
    const before = await reader.read();
    expect(before.pulls).toEqual([]);

    await Promise.all([once!, again!, ended!].map((task) => grant(task)));
    const first = await reader.toldUpToNow(before.cursor);
    expect(first.pulls).toEqual([]);
    await grant(again!);
    await grant(ended!);
    const granted = await reader.told(first.cursor, ({ pulls }) => pulls.length > 1);
    expect(granted).toMatchObject({ full: false, streams: [], removedStreamIds: [] });
    expect(granted.pulls).toHaveLength(2);
    expect(granted.pulls).toEqual(
      expect.arrayContaining([
        { taskId: again, leaseToken: 2 },
        { taskId: ended, leaseToken: 2 },
      ]),
    );

    await database.query(`update tasks set state = 'ended' where id = $1`, [ended]);
    await grant(again!, 3);
    const later = await reader.toldUpToNow(granted.cursor);
    expect(later.pulls).toEqual([{ taskId: again, leaseToken: 5 }]);
    expect((await reader.read()).pulls).toEqual([{ taskId: again, leaseToken: 5 }]);
    expect((await reader.toldUpToNow(later.cursor)).pulls).toEqual([]);
  });

  it('do not grow by what a heartbeat writes, nor by a grant that is rolled back', async () => {
    const task = await insertTask(database, await insertStream(database));
    await grant(task, 2);
    const cursor = await reader.now();
    await database.query(`update tasks set state = 'running', lease_expires_at = now() where id = $1`, [task]);
    await database.query('update tasks set lease_token = lease_token where id = $1', [task]);
    const rolledBack = database.transaction(async (transaction) => {
      await transaction.query('update tasks set lease_token = lease_token + 1 where id = $1', [task]);
      throw new Error('no');
    });
    await expect(rolledBack).rejects.toThrow('no');
    expect((await reader.toldUpToNow(cursor)).pulls).toEqual([]);
  });

  it('wake readers at once', async () => {
    const task = await insertTask(database, await insertStream(database));
    await grant(task);
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query('listen portier_changes');
    const told = once(client, 'notification') as Promise<[{ payload: string }]>;
    await grant(task);
    expect((await told)[0].payload).toBe('authorization');
    await client.end();
  });
});

describe('a reader that comes back after an outage', () => {
  it('gets everything once what it missed is forgotten, and goes on from there', async () => {
    const { database, close } = await openTestDatabase(4);
    const repository = new FeedsRepository();
    const feeds = new FeedsService(database, repository, silent);
    const read = (after?: string) => feeds.authorization({ after, waitMs: 0, gone: new AbortController().signal });
    const stream = await insertStream(database);
    const { cursor } = await read();
    const [transactionId, id, issuedAtMs] = cursor.split('.');
    await database.query('delete from streams where id = $1', [stream]);
    await database.query(`update changes set at = at - interval '2 hours'`);
    await repository.prune(database);
    expect((await read(cursor)).removedStreamIds).toEqual([]); // the change is gone: only the age of the cursor tells

    const old = await read(`${transactionId}.${id}.${Number(issuedAtMs) - 2 * 3_600_000}`);
    expect(old).toMatchObject({ full: true, streams: [] });
    expect(await read(old.cursor)).toMatchObject({ full: false });
    await close();
  });

  it('gets everything when the database was restored from a backup', async () => {
    const { database, close } = await openTestDatabase(4);
    const feeds = new FeedsService(database, new FeedsRepository(), silent);
    const { cursor } = await feeds.authorization({ after: undefined, waitMs: 0, gone: new AbortController().signal });
    const ahead = cursor.replace(/^\d+/, (transactionId) => String(Number(transactionId) + 1_000_000));
    const answer = await feeds.authorization({ after: ahead, waitMs: 0, gone: new AbortController().signal });
    expect(answer.full).toBe(true);
    await close();
  });
});
