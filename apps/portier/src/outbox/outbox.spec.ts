import { pauseAfter } from './outbox.js';

describe('the pause after a failure', () => {
  const cases: Record<string, [attempts: number, random: number, ms: number]> = {
    'begins short': [1, 0.5, 250],
    doubles: [3, 0.5, 1_000],
    'ends at the limit of the topic': [40, 0.5, 30_000],
    'is shortened by a quarter at the most': [1, 0, 188],
    'is lengthened by a quarter at the most': [1, 1, 313],
  };
  it.each(Object.entries(cases))('%s', (_name, [attempts, random, ms]) => {
    expect(pauseAfter(attempts, 30_000, random)).toBe(ms);
  });
});
