import { pauseMs } from './pace.js';

describe('the pause between two presences', () => {
  it('is a second while portier hears, and while there is nothing to say', () => {
    expect([pauseMs('told', 0, 0.5), pauseMs('nginx_silent', 99, 0.5)]).toEqual([1_000, 1_000]);
  });

  it('grows to three seconds while portier is away, less than it waits for edges when it is back', () => {
    expect([1, 2, 3, 50].map((failures) => pauseMs('unreachable', failures, 1))).toEqual([1_000, 2_000, 3_000, 3_000]);
    expect(pauseMs('unreachable', 50, 0)).toBe(1_500);
  });

  it('is long when the token is wrong', () => {
    expect(pauseMs('unauthorized', 1, 0)).toBeGreaterThan(10_000);
  });
});
