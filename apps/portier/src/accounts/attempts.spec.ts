import { mailSubjects, signInSubjects, waitMs, type Attempts } from './attempts.js';

const idle = () => 0;
const pair = (count: number, ageMs = 0): Attempts[] => [{ subject: 'pair:anna@192.0.2.1', count, ageMs }];

describe('slowing down wrong passwords', () => {
  it.each<[string, Attempts[], number]>([
    ['nothing known', [], 0],
    ['four wrong ones', pair(4), 0],
    ['five', pair(5), 1_000],
    ['six', pair(6), 2_000],
    ['eight', pair(8), 8_000],
    ['six, a while ago', pair(6, 1_500), 500],
    ['six, long enough ago', pair(6, 2_000), 0],
    ['a thousand', pair(1_000), 300_000],
    ['a thousand, a quarter of an hour ago', pair(1_000, 15 * 60_000), 0],
    ['nineteen from an address', [{ subject: 'address:192.0.2.1', count: 19, ageMs: 0 }], 0],
    ['twenty from an address', [{ subject: 'address:192.0.2.1', count: 20, ageMs: 0 }], 1_000],
    ['forty-nine for an account', [{ subject: 'account:anna', count: 49, ageMs: 0 }], 0],
    ['fifty for an account', [{ subject: 'account:anna', count: 50, ageMs: 0 }], 1_000],
    ['the longest of several waits', [...pair(5), { subject: 'address:x', count: 22, ageMs: 0 }], 4_000],
  ])('%s', (_, attempts, expected) => expect(waitMs(attempts, idle)).toBe(expected));

  it('counts what is being looked at right now', () => {
    expect(waitMs(pair(0, Infinity), () => 4)).toBe(0);
    expect(waitMs(pair(0, Infinity), () => 5)).toBe(1_000);
    expect(waitMs(pair(3, 60_000), () => 3)).toBe(2_000);
  });
});

describe('what an attempt counts against', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2:ffff::9', '2001:db8:1:2::/64'],
    ['no address', 'no address'],
  ])('%s is %s', (address, network) => {
    expect(signInSubjects('Anna', address)).toEqual([`pair:anna@${network}`, `address:${network}`, 'account:anna']);
    expect(mailSubjects('Anna@Example.org', address)).toEqual(['mail:anna@example.org', `asker:${network}`]);
  });
});
