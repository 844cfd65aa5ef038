import { JudgedPasswords } from './judged-passwords.js';

const anna = { name: 'anna', password: 'right', stored: 'hash' };

/** Counts how often it is asked. */
function verifier(isRight: boolean) {
  let asked = 0;
  return { verify: () => Promise.resolve(isRight).finally(() => (asked += 1)), asked: () => asked };
}

describe('passwords looked at a moment ago', () => {
  it.each([
    ['a right one for a minute', true, 59_999, 60_000],
    ['a wrong one for a quarter of an hour', false, 899_999, 900_000],
  ])('remembers %s', async (_, isRight, within, after) => {
    const judged = new JudgedPasswords();
    const { verify, asked } = verifier(isRight);
    for (const now of [0, within]) expect(await judged.isRight(anna, () => now, verify)).toBe(isRight);
    expect(asked()).toBe(1);
    await judged.isRight(anna, () => after, verify);
    expect(asked()).toBe(2);
  });

  it('looks once for all that ask at the same moment', async () => {
    const judged = new JudgedPasswords();
    const { verify, asked } = verifier(true);
    await Promise.all(Array.from({ length: 20 }, () => judged.isRight(anna, () => 0, verify)));
    expect(asked()).toBe(1);
  });

  it.each([
    ['another password', { ...anna, password: 'other' }],
    ['another account', { ...anna, name: 'anne' }],
    ['a password that was changed', { ...anna, stored: 'new hash' }],
    ['an account that is gone', { ...anna, stored: undefined }],
  ])('looks again for %s', async (_, other) => {
    const judged = new JudgedPasswords();
    await judged.isRight(anna, () => 0, verifier(true).verify);
    expect(await judged.isRight(other, () => 0, verifier(false).verify)).toBe(false);
  });

  it('does not remember that it could not look', async () => {
    const judged = new JudgedPasswords();
    await expect(
      judged.isRight(
        anna,
        () => 0,
        () => Promise.reject(new Error('busy')),
      ),
    ).rejects.toThrow('busy');
    expect(await judged.isRight(anna, () => 0, verifier(true).verify)).toBe(true);
  });

  it('keeps a bounded number in memory', async () => {
    const judged = new JudgedPasswords();
    const { verify, asked } = verifier(false);
    for (let guess = 0; guess <= 10_000; guess += 1) {
      await judged.isRight({ ...anna, password: `guess ${guess}` }, () => 0, verify);
    }
    await judged.isRight({ ...anna, password: 'guess 10000' }, () => 0, verify);
    expect(asked()).toBe(10_001);
    await judged.isRight({ ...anna, password: 'guess 0' }, () => 0, verify);
    expect(asked()).toBe(10_002);
  });
});
