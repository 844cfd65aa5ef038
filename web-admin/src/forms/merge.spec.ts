import { differencesOf, isSame, merged } from './merge.js';

const base = { title: 'Show', visibility: 'public', fields: { url: 'rtmp://a', video: 'copy' } };
const mine = { ...base, title: 'My show', fields: { ...base.fields, url: 'rtmp://mine' } };

describe('two edits of one thing', () => {
  it.each<[string, object, string[]]>([
    ['nothing by them', base, ['title me', 'fields.url me']],
    ['another field by them', { ...base, visibility: 'token' }, ['title me', 'visibility them', 'fields.url me']],
    ['the same field, differently', { ...base, title: 'Their show' }, ['title both', 'fields.url me']],
    ['the same field, alike', { ...base, title: 'My show' }, ['title them', 'fields.url me']],
    [
      'another member of the same object',
      { ...base, fields: { video: 'h264', url: 'rtmp://a' } },
      ['title me', 'fields.url me', 'fields.video them'],
    ],
    ['a member removed', { ...base, fields: { url: 'rtmp://a' } }, ['title me', 'fields.url me', 'fields.video them']],
  ])('%s', (_, theirs, expected) => {
    expect(differencesOf(base, mine, theirs).map(({ path, changedBy }) => `${path} ${changedBy}`)).toEqual(expected);
  });

  it('keep both sides, and what was chosen where both changed the same', () => {
    const theirs = { ...base, title: 'Their show', visibility: 'token', fields: { ...base.fields, video: 'h264' } };
    const kept = { title: 'My show', visibility: 'token', fields: { url: 'rtmp://mine', video: 'h264' } };
    expect(merged({ base, mine, theirs })).toEqual(kept);
    expect(merged({ base, mine, theirs }, { title: 'theirs' })).toEqual({ ...kept, title: 'Their show' });
  });

  it('drop what I removed, and keep what they removed', () => {
    const removed = { ...base, fields: { url: 'rtmp://a' } as { url: string; video: string } };
    expect(merged({ base, mine: removed, theirs: base }).fields).toEqual({ url: 'rtmp://a' });
    expect(merged({ base, mine: base, theirs: removed }).fields).toEqual({ url: 'rtmp://a' });
  });
});

it('the order of keys is no difference', () => {
  expect(isSame({ a: 1, b: [{ c: 2, d: 3 }] }, { b: [{ d: 3, c: 2 }], a: 1 })).toBe(true);
  expect(isSame({ a: [1, 2] }, { a: [2, 1] })).toBe(false);
});
