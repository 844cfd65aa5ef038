import { nextPause } from './pace.js';

describe('the pause after a heartbeat', () => {
  it('is as short as allowed after news and after a full wait', () => {
    expect(nextPause({ kind: 'cut' }, 2000, 0)).toEqual({ gapMs: 200, endsWithNews: true });
    expect(nextPause({ kind: 'answered', changedSomething: true, tookMs: 5 }, 2000, 0).gapMs).toBe(200);
    expect(nextPause({ kind: 'answered', changedSomething: false, tookMs: 1990 }, 2000, 0).gapMs).toBe(200);
  });

  it('keeps a repeated stop from becoming a busy loop', () => {
    expect(nextPause({ kind: 'answered', changedSomething: false, tookMs: 5 }, 2000, 0).gapMs).toBe(1000);
  });

  it('grows to ten seconds with failures, spread by chance, and news do not shorten it', () => {
    const gap = (failuresInARow: number, random: number) => nextPause({ kind: 'failed', failuresInARow }, 2000, random);
    expect([1, 2, 3, 4, 5, 6, 99].map((count) => gap(count, 1).gapMs)).toEqual([
      500, 1000, 2000, 4000, 8000, 10_000, 10_000,
    ]);
    expect(gap(1, 0).gapMs).toBe(250);
    expect(gap(6, 0)).toEqual({ gapMs: 5000, endsWithNews: false });
  });
});
