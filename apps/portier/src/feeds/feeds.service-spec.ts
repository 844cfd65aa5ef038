import type { AuthorizationFeed } from '@app/contract';
import type { Database } from '../database/database.js';
import type { Notifications } from '../database/notifications.js';
import { openTestDatabase } from '../testing/test-database.js';
import { insertStream } from '../testing/rows.js';
import { FeedsRepository } from './feeds.repository.js';
import { FeedsService } from './feeds.service.js';

/** A reader that nobody rings: what it finds, it finds by looking. */
const silent = { on: () => () => undefined } as unknown as Notifications;

describe('the authorization feed on real PostgreSQL', () => {
  let database: Database;
  let feeds: FeedsService;
  let close: () => Promise<void>;

  beforeAll(async () => {
    ({ database, close } = await openTestDatabase(20));
    feeds = new FeedsService(database, new FeedsRepository(), silent);
  });
  afterAll(() => close());

  const read = (after?: string): Promise<AuthorizationFeed> =>
    feeds.authorization({ after, waitMs: 0, gone: new AbortController().signal });

  it('answers everything once, then only what changed', async () => {
    const known = await insertStream(database);
    const first = await read();
    expect(first).toMatchObject({ full: true, applications: ['live'] });
    expect(first.streams.map(({ id }) => id)).toContain(known);

    const added = await insertStream(database);
    await database.query('delete from streams where id = $1', [known]);
    const second = await read(first.cursor);
    expect(second).toMatchObject({ full: false, removedStreamIds: [known] });
    expect(second.streams.map(({ id }) => id)).toContain(added);
    const third = await read(second.cursor);
    expect(third).toMatchObject({ full: false, streams: [], removedStreamIds: [] });
  });

  it('carries the hash of a new key and forgets a deleted one', async () => {
    const stream = await insertStream(database);
    const { cursor } = await read();
    await database.query(
      `insert into publish_keys (stream_id, key_hash, hint, networks) values ($1, 'h1', 'x', '{10.0.0.0/8}')`,
      [stream],
    );
    const added = await read(cursor);
    expect(added.streams).toMatchObject([
      { id: stream, keys: [{ hash: 'h1', notBefore: null, networks: ['10.0.0.0/8'] }] },
    ]);
    await database.query('delete from publish_keys where stream_id = $1', [stream]);
    expect((await read(added.cursor)).streams).toMatchObject([{ id: stream, keys: [] }]);
  });

  it('says nothing when a key is merely used', async () => {
    const stream = await insertStream(database);
    await database.query(`insert into publish_keys (stream_id, key_hash, hint) values ($1, 'h2', 'x')`, [stream]);
    const { cursor } = await read();
    await database.query('update publish_keys set last_used_at = now()');
    expect((await read(cursor)).streams).toEqual([]);
  });

  it('never skips a change whose transaction commits late', async () => {
    const late = await insertStream(database);
    const early = await insertStream(database);
    const { cursor } = await read();
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
    const during = await read(cursor);
    commit();
    await slow;
    const after = await read(during.cursor);
    const seen = [...during.streams, ...after.streams].map(({ id }) => id);
    expect(seen).toEqual(expect.arrayContaining([late, early]));
  });

  it('ends up equal to the database after a burst of concurrent writes', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, () => insertStream(database)));
    let feed = await read();
    const copy = new Map(feed.streams.map((stream) => [stream.id, stream.enabled]));
    const writes = Promise.all(
      Array.from({ length: 200 }, (_, index) =>
        database.query('update streams set enabled = $2 where id = $1', [ids[index % ids.length], index % 3 === 0]),
      ),
    );
    let isWriting = true;
    void writes.then(() => (isWriting = false));
    do {
      feed = await read(feed.cursor);
      for (const { id, enabled } of feed.streams) copy.set(id, enabled);
    } while (isWriting || feed.streams.length > 0);
    const rows = await database.query<{ id: string; enabled: boolean }>('select id, enabled from streams');
    for (const { id, enabled } of rows) expect(copy.get(id)).toBe(enabled);
  });
});
