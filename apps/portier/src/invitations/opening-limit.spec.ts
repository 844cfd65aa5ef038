import { OpeningLimit } from './opening-limit.js';

describe('wrong links', () => {
  it('are free ten times, then cost a wait that grows, and are forgiven one by one', () => {
    const limit = new OpeningLimit();
    for (let attempt = 0; attempt < 10; attempt += 1) {
      expect(limit.waitMs('192.0.2.1', 0)).toBe(0);
      limit.failed('192.0.2.1', 0);
    }
    expect(limit.waitMs('192.0.2.1', 0)).toBe(6_000);
    expect(limit.waitMs('192.0.2.1', 5_999)).toBeGreaterThan(0);
    expect(limit.waitMs('192.0.2.1', 6_000)).toBe(0);
    limit.failed('192.0.2.1', 6_000);
    expect(limit.waitMs('192.0.2.1', 6_000)).toBe(6_000);
    expect(limit.waitMs('192.0.2.1', 3_600_000)).toBe(0);
  });

  it('of one address say nothing about another, and many addresses do not fill the memory', () => {
    const limit = new OpeningLimit();
    for (let attempt = 0; attempt < 11; attempt += 1) limit.failed('192.0.2.1', 0);
    expect(limit.waitMs('192.0.2.2', 0)).toBe(0);
    for (let address = 0; address < 20_000; address += 1) limit.failed(`2001:db8::${address}`, 0);
    expect(limit.waitMs('192.0.2.1', 0)).toBe(0);
  });
});
