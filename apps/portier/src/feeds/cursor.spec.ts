import { changesKeptMs, readCursor, writeCursor } from './cursor.js';

const now = 1_800_000_000_000;

describe('a feed cursor', () => {
  it('is read back as it was written', () => {
    const cursor = { transactionId: '812', id: '44', issuedAtMs: now };
    expect(readCursor(writeCursor(cursor), now + 1_000)).toEqual(cursor);
  });

  it('is refused once the changes behind it may be forgotten', () => {
    expect(readCursor(`812.44.${now}`, now + changesKeptMs)).toBeUndefined();
  });

  it.each([undefined, '', '1.2', 'a.b.c', '1.2.3.4', `1.2.${now + 10_000_000}`, "1';drop.2.3"])(
    'is refused when it is %p',
    (text) => expect(readCursor(text, now)).toBeUndefined(),
  );
});
