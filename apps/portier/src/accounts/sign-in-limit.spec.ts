import { SignInLimit, subjectsOf } from './sign-in-limit.js';

const here = subjectsOf('anna', '192.0.2.1');
const elsewhere = subjectsOf('anna', '198.51.100.7');

function failing(limit: SignInLimit, times: number, subjects = here, now = 0): void {
  for (let attempt = 0; attempt < times; attempt += 1) limit.failed(subjects, now);
}

describe('slowing down wrong passwords', () => {
  it('lets a few go by, then doubles the wait up to five minutes', () => {
    const limit = new SignInLimit();
    failing(limit, 4);
    expect(limit.waitMs(here, 0)).toBe(0);
    const waits = Array.from({ length: 12 }, () => {
      limit.failed(here, 0);
      return limit.waitMs(here, 0);
    });
    expect(waits.slice(0, 4)).toEqual([1_000, 2_000, 4_000, 8_000]);
    expect(waits.at(-1)).toBe(300_000);
  });

  it('forgets after a quarter of an hour', () => {
    const limit = new SignInLimit();
    failing(limit, 30);
    expect(limit.waitMs(here, 15 * 60_000)).toBe(0);
  });

  it('does not lock the owner out elsewhere before many addresses have tried', () => {
    const limit = new SignInLimit();
    failing(limit, 19);
    expect(limit.waitMs(elsewhere, 0)).toBe(0);
    for (let address = 0; address < 40; address += 1) failing(limit, 1, subjectsOf('anna', `10.0.0.${address}`));
    expect(limit.waitMs(elsewhere, 0)).toBeGreaterThan(0);
  });

  it('slows an address that tries many accounts', () => {
    const limit = new SignInLimit();
    for (let account = 0; account < 20; account += 1) failing(limit, 1, subjectsOf(`user${account}`, '192.0.2.1'));
    expect(limit.waitMs(subjectsOf('another', '192.0.2.1'), 0)).toBeGreaterThan(0);
  });

  it('keeps a bounded number of names in memory', () => {
    const limit = new SignInLimit();
    for (let account = 0; account < 20_000; account += 1) failing(limit, 1, subjectsOf(`user${account}`, 'x'));
    expect(limit.size).toBeLessThanOrEqual(10_000);
  });
});
