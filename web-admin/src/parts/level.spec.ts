import { isSilent, shareOfScale, toneOf } from './level.js';

describe('the scale of a level meter', () => {
  it.each([
    [0, 100],
    [-30, 50],
    [-60, 0],
    [-120, 0],
    [3, 100],
  ])('puts %s dBFS at %s %%', (db, share) => expect(shareOfScale(db)).toBe(share));

  it.each([
    ['speech', { peakDb: -9, rmsDb: -22 }, 'good'],
    ['a peak at full scale', { peakDb: -0.2, rmsDb: -8 }, 'bad'],
    ['hum that nobody hears', { peakDb: -55, rmsDb: -68 }, 'warn'],
    ['digital silence', { peakDb: -120, rmsDb: -120 }, 'warn'],
  ] as const)('calls %s by its tone', (_, level, tone) => expect(toneOf(level)).toBe(tone));

  it('tells silence from quiet music', () => {
    expect(isSilent({ peakDb: -40, rmsDb: -52 })).toBe(false);
    expect(isSilent({ peakDb: -120, rmsDb: -120 })).toBe(true);
  });
});
