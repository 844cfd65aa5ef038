import { bodyOf, changeOf, draftOf, newKey, type KeyDraft } from './key-draft.js';

const saved = {
  ...{ label: 'Van', notBefore: '2026-11-21T19:00:30.000Z', notAfter: null },
  ...{ networks: ['192.0.2.0/24', '2001:db8::/32'], version: 3 },
};
const there = draftOf(saved);

it('a new key asks for nothing', () =>
  expect(bodyOf(draftOf(newKey))).toEqual({ label: '', notBefore: null, notAfter: null, networks: [] }));

describe('a changed key', () => {
  it.each<[string, Partial<KeyDraft>, object]>([
    ['says nothing of what stays, so that a window keeps its seconds', {}, {}],
    ['says its label', { label: 'Van 2' }, { label: 'Van 2' }],
    ['says that its window has no beginning any more', { notBefore: '' }, { notBefore: null }],
    [
      'says its networks, one a line or with commas',
      { networks: '192.0.2.1, 192.0.2.2\n' },
      { networks: ['192.0.2.1', '192.0.2.2'] },
    ],
  ])('%s', (_, typed, body) => expect(changeOf({ ...there, ...typed }, there)).toEqual(body));

  it('says the moment that was typed', () => {
    const { notAfter } = changeOf({ ...there, notAfter: '2026-11-22T02:00' }, there);
    expect(notAfter).toBe(new Date('2026-11-22T02:00').toISOString());
  });
});
