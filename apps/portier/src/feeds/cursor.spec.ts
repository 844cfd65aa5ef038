import { changesKeptMs, readCursor, writeCursor } from './cursor.js';

const now = 1_800_000_000_000;
const head = { transactionId: '900', id: '0', issuedAtMs: now, newestTransactionId: '1000' };

describe('a feed cursor', () => {
  it('is read back as it was written', () => {
    const cursor = { transactionId: '812', id: '44', issuedAtMs: now - 1_000 };
    expect(readCursor(writeCursor(cursor), head)).toEqual(cursor);
    expect(readCursor(writeCursor(head), head)).toEqual({ transactionId: '900', id: '0', issuedAtMs: now });
    // A transaction elsewhere holds the head back, and the feed has gone on.
    expect(readCursor(`950.44.${now}`, head)).toBeDefined();
  });

  it('is refused once the changes behind it may be forgotten', () => {
    const [kept, forgotten] = [now - changesKeptMs + 700_000, now - changesKeptMs + 500_000];
    expect(readCursor(`812.44.${kept}`, head)).toBeDefined();
    expect(readCursor(`812.44.${forgotten}`, head)).toBeUndefined();
  });

  it('is refused when it is ahead of the database, which was restored from a backup', () => {
    expect(readCursor(`1001.44.${now}`, head)).toBeUndefined();
    expect(readCursor(`9223372036854775808.44.${now}`, head)).toBeUndefined();
  });

  it.each([undefined, '', '1.2', 'a.b.c', '1.2.3.4', `1.2.${now + 10_000_000}`, "1';drop.2.3", `1.2.${now}\n`])(
    'is refused when it is %p',
    (text) => expect(readCursor(text, head)).toBeUndefined(),
  );
});
