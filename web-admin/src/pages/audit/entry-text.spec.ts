import type { AuditEntry } from '../../api/types.js';
import { changesOf, isSecretChange, isSilent } from './entry-text.js';

const entry = (facts: Partial<AuditEntry>) =>
  ({ action: 'changed', before: null, after: null, ...facts }) as AuditEntry;
const secret = (fingerprint: string) => ({ $secret: fingerprint });

describe('what an entry of the audit shows', () => {
  it.each<[string, Partial<AuditEntry>, string[]]>([
    ['a field', { before: { title: '' }, after: { title: 'x' } }, ['title']],
    [
      'a field of a configuration',
      { before: { fields: { a: 1, b: 2 } }, after: { fields: { b: 3, a: 1 } } },
      ['fields.b'],
    ],
    [
      'a changed secret',
      { before: { passwordHash: secret('a') }, after: { passwordHash: secret('b') } },
      ['passwordHash'],
    ],
    [
      'something made, without its hashes',
      { action: 'created', after: { label: 'x', keyHash: secret('a') } },
      ['label'],
    ],
    [
      'a configuration made, with its secrets hidden',
      { action: 'created', after: { type: 'restream', fields: { streamKey: secret('a') } } },
      ['type', 'fields.streamKey'],
    ],
    ['something deleted', { action: 'deleted', before: { name: 'x' } }, ['name']],
  ])('%s', (_, facts, expected) => expect(changesOf(entry(facts)).map(({ path }) => path)).toEqual(expected));

  it('says of a secret that it changed, and nothing of empty values', () => {
    const [change] = changesOf(entry({ before: { a: secret('a') }, after: { a: secret('b') } }));
    expect(change && isSecretChange(change)).toBe(true);
    expect(isSilent({ path: 'networks', before: null, after: [] })).toBe(true);
    expect(isSilent({ path: 'enabled', before: null, after: false })).toBe(false);
  });
});
