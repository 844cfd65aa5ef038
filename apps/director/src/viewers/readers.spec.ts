import { Readers } from './readers.js';

const seen = (...visits: [stream: string, hash: string, atMs: number][]) => {
  const readers = new Readers(30_000, 4);
  for (const [stream, hash, atMs] of visits) readers.see({ stream, hash }, atMs);
  return (nowMs: number) => Object.fromEntries(readers.count(nowMs));
};

describe('readers of playlists', () => {
  it('are counted once each, however often they ask', () => {
    expect(seen(['show', 'a', 0], ['show', 'a', 2_000], ['show', 'b', 2_000], ['talk', 'a', 0])(3_000)).toEqual({
      show: 2,
      talk: 1,
    });
  });

  it('have gone when they have not asked for the whole window', () => {
    const count = seen(['show', 'a', 0], ['show', 'b', 10_000]);
    expect(count(29_999)).toEqual({ show: 2 });
    expect(count(30_000)).toEqual({ show: 1 });
    expect(count(40_000)).toEqual({});
  });

  it('take no more memory than they may, and free it when they go', () => {
    const readers = new Readers(1_000, 2);
    for (const hash of ['a', 'b', 'c']) readers.see({ stream: 'show', hash }, 0);
    expect(readers.count(0).get('show')).toBe(2);
    readers.count(1_000);
    for (const hash of ['c', 'd']) readers.see({ stream: 'talk', hash }, 1_000);
    expect(readers.count(1_000).get('talk')).toBe(2);
  });
});
