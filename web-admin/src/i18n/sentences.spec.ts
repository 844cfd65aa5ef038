import { sayAs } from './sentences.js';

const say = sayAs({
  'It is away.': 'Es ist weg.',
  'There is a stream "{}" already.': 'Es gibt schon einen Stream „{1}“.',
  '{} of {} (all)': '{2}: {1}',
  'wait {} s': (seconds) => `noch ${Number(seconds) + 1} s`,
});

describe('a sentence in another language', () => {
  it.each([
    ['as it is', 'It is away.', 'Es ist weg.'],
    ['with a name in it', 'There is a stream "a.b (c)" already.', 'Es gibt schon einen Stream „a.b (c)“.'],
    ['with things in another order', '3 of 5 (all)', '5: 3'],
    ['made by a function', 'wait 4 s', 'noch 5 s'],
    ['not, when it is not known', 'It is away', undefined],
    ['not, when more follows', 'wait 4 s or so', undefined],
  ])('%s', (_, sentence, expected) => expect(say(sentence)).toBe(expected));
});
