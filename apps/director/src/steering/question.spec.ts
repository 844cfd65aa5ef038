import { bucketOf } from './bucket.js';
import { addressOf, questionOf } from './question.js';

const queryOf = (address: string): Record<string, unknown> =>
  Object.fromEntries(new URLSearchParams(address.split('?')[1]));

describe('the question of a player', () => {
  it('comes back as it was written into its playlist', () => {
    for (const question of [
      { bucket: 0, known: [], told: null },
      { bucket: 255, known: ['north.1', 'south_2.12'], told: 'north.1-r57' },
    ]) {
      expect(questionOf(queryOf(addressOf(question)))).toEqual({ ...question, at: null });
    }
  });

  it('says where the player is, in quotes or not, if it can be read', () => {
    const at = (_HLS_pathway: unknown) => questionOf({ bucket: '1', _HLS_pathway, _HLS_throughput: '9' })?.at;
    expect([at('north.1'), at('"north.1"'), at('no path'), at(['a', 'b'])]).toEqual(['north.1', 'north.1', null, null]);
  });

  it('is refused when we cannot have written it', () => {
    const wrong: Record<string, unknown>[] = [
      {},
      { bucket: '-1' },
      { bucket: 'x' },
      { bucket: ['1', '2'] },
      { bucket: '1', known: '' },
      { bucket: '1', known: 'a b' },
      { bucket: '1', known: 'a"\n' },
      { bucket: '1', known: 'a,b,c,d,e,f,g,h,i' },
      { bucket: '1', known: ['a', 'b'] },
      { bucket: '1', told: 'a b' },
    ];
    expect(wrong.map(questionOf)).toEqual(wrong.map(() => null));
  });
});

describe('the bucket of a viewer', () => {
  it('is the same each time, and spreads addresses evenly', () => {
    const counts = Array.from({ length: 16 }, () => 0);
    for (let number = 0; number < 16_000; number++) {
      const viewer = { address: `2001:db8::${number.toString(16)}`, userAgent: 'Firefox' };
      const bucket = bucketOf(viewer, 16);
      expect(bucketOf({ ...viewer }, 16)).toBe(bucket);
      counts[bucket]! += 1;
    }
    expect(Math.min(...counts)).toBeGreaterThan(800);
    expect(Math.max(...counts)).toBeLessThan(1_200);
  });
});
