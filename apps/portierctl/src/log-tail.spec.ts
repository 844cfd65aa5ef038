import { newLines } from './log-tail.js';

describe('the new lines of a tail', () => {
  it.each<[string, string[], string[], string[]]>([
    ['of nothing', [], ['a', 'b'], ['a', 'b']],
    ['that stayed', ['a', 'b'], ['a', 'b'], []],
    ['that grew', ['a', 'b'], ['a', 'b', 'c'], ['c']],
    ['that moved on', ['a', 'b', 'c'], ['b', 'c', 'd'], ['d']],
    ['that says the same again', ['a', 'a'], ['a', 'a', 'a'], ['a']],
    ['of another run', ['a', 'b'], ['x'], ['x']],
    ['that was emptied', ['a'], [], []],
  ])('%s', (_name, before, after, lines) => expect(newLines(before, after)).toEqual(lines));
});
