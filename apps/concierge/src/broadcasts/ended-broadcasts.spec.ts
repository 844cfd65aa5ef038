import type { HlsIndex } from '@app/contract';
import { isOver, observe } from './ended-broadcasts.js';

const anIndex = (updatedAt: string, replica = 0) => ({ replica, takeover: 1, updatedAt }) as HlsIndex;
const [early, late] = ['2026-01-01T00:00:00.000Z', '2026-01-01T00:00:02.000Z'];

describe('a broadcast is over', () => {
  it('when no index of its stream has changed for the whole time', () => {
    const first = observe(undefined, [anIndex(early)], 0);
    expect(isOver(observe(first, [anIndex(early)], 999), 999, 1000)).toBe(false);
    expect(isOver(observe(first, [anIndex(early)], 1000), 1000, 1000)).toBe(true);
  });

  it('not while one of its packagers works, however wrong the clock of its agent is', () => {
    const first = observe(undefined, [anIndex(early), anIndex(early, 1)], 0);
    const second = observe(first, [anIndex(early, 1), anIndex(late)], 900);
    expect(isOver(second, 1000, 1000)).toBe(false);
    expect(isOver(second, 1900, 1000)).toBe(true);
  });

  it('once: what has been deleted is not looked for again', () => {
    const first = observe(undefined, [anIndex(early)], 0);
    expect(isOver({ ...first, isCleaned: true }, 5000, 1000)).toBe(false);
  });
});
