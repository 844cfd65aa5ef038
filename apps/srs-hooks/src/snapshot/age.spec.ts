import { ageSentence } from './age.js';

describe('the age of the snapshot', () => {
  const minute = 60_000;
  const cases: Record<string, [ageMs: number | undefined, expected: RegExp | null]> = {
    'no snapshot': [undefined, null],
    'just confirmed': [20_000, null],
    'some minutes': [5 * minute, /for 5 min;/],
    'some hours': [5 * 60 * minute, /for 5 h;/],
    'some days': [100 * 60 * minute, /for 4 days;/],
  };
  it.each(Object.entries(cases))('%s', (_name, [ageMs, expected]) => {
    if (expected === null) expect(ageSentence(ageMs)).toBeNull();
    else expect(ageSentence(ageMs)).toMatch(expected);
  });
});
