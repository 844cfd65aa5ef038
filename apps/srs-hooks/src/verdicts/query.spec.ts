import { firstParameter } from './query.js';

describe('parameter of an RTMP query', () => {
  const cases: Record<string, [query: string, value: string | undefined]> = {
    'with a question mark': ['?key=abc', 'abc'],
    'without one (WHIP)': ['app=live&stream=j4&key=abc', 'abc'],
    'behind a hash': ['#key=abc', 'abc'],
    'among others': ['?a=b&key=abc&c=d', 'abc'],
    'new before old on a republish': ['?key=new?key=old', 'new'],
    'the first of two': ['?key=one&key=two', 'one'],
    'ends at a hash': ['?key=abc#frag', 'abc'],
    'in an app query joined behind': ['?secret=xyz?key=appq?key=appq', 'appq'],
    'not the end of another name': ['?monkey=1&xkey=2', undefined],
    'after a name that ends alike': ['?monkey=1&key=abc', 'abc'],
    'empty is absent': ['?key=&key=abc', undefined],
    absent: ['?secret=abc', undefined],
    'nothing at all': ['', undefined],
    'only the word': ['?key', undefined],
    'not decoded': ['?key=a%2Fb', 'a%2Fb'],
  };
  it.each(Object.entries(cases))('%s', (_name, [query, value]) => {
    expect(firstParameter(query, 'key')).toBe(value);
  });
});
