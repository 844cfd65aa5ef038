import { backoff } from './backoff.js';

const steady = { firstMs: 100, longestMs: 1_000, spread: [1, 1] } as const;

describe('a pause after failures', () => {
  it.each([
    ['is short after the first', 1, 100],
    ['doubles', 3, 400],
    ['does not grow beyond the longest', 5, 1_000],
    ['nor after very many', 10_000, 1_000],
    ['is never shorter than the first', 0, 100],
  ])('%s', (_, failures, pause) => expect(backoff(failures, steady, 0.7)).toBe(pause));

  it('is left to chance between its bounds', () => {
    const random = { ...steady, spread: [0.5, 1.25] } as const;
    expect([0, 0.5, 1].map((chance) => backoff(2, random, chance))).toEqual([100, 175, 250]);
  });
});
