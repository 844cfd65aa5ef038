import { deepestNesting, unstorable } from './storable.js';

const nested = (levels: number): unknown => (levels === 0 ? 'end' : [nested(levels - 1)]);

describe('what PostgreSQL can hold', () => {
  it.each<[string, unknown]>([
    ['texts of all languages', { title: 'Zoë 東京 🎥', lines: ['a\nb\t'] }],
    ['nothing', undefined],
    ['numbers and null', [1, null, true]],
    ['a date', { at: new Date(0) }],
    ['the deepest nesting', nested(deepestNesting)],
  ])('is %s', (_name, value) => expect(unstorable(value)).toBeUndefined());

  it.each<[string, unknown, string]>([
    ['NUL', { fields: { urls: ['rtmp://a', 'b\u0000'] } }, 'fields.urls.1'],
    ['the first half of a surrogate pair', { title: '\ud83c' }, 'title'],
    ['the second half alone', { title: 'x\udfa5' }, 'title'],
    ['a name with NUL', { labels: { 'a\u0000b': '1' } }, 'labels'],
    ['one level too many', nested(deepestNesting + 1), '0.0.0'],
  ])('is not %s', (_name, value, path) => expect(unstorable(value)).toMatchObject({ path }));

  it('looks at a nesting without end without one of its own', () => {
    let deep: unknown = [];
    for (let level = 0; level < 200_000; level += 1) deep = [deep];
    expect(unstorable(deep)).toBeDefined();
  });
});
