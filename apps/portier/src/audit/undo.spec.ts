import { changesOf, readable, type AuditEntry, type Columns } from './entry.js';
import { obstaclesTo, reverted, SecretGone } from './undo.js';

const sealed = { $sealed: 'v1.a.b.c' };
const entry = (facts: Partial<AuditEntry>): AuditEntry => ({
  ...{ id: 1, at: new Date(0), transactionId: '1', actorKind: 'user', actorId: null, actorName: 'anna', via: null },
  ...{ address: null, requestId: null, undoes: null, undoneBy: null, action: 'changed', kind: 'configuration' },
  ...{ tableName: 'task_configurations', objectKey: { id: 'c' }, objectId: 'c', objectName: '', streamId: null },
  ...{ before: null, after: null, isKept: true },
  ...facts,
});
const change = (before: Columns, after: Columns): AuditEntry => entry({ before, after });

describe('what stands against an undo', () => {
  const own = change(
    { name: 'a', fields: { url: 'x', video: 'copy' } },
    { name: 'b', fields: { url: 'y', video: 'copy' } },
  );
  it.each<[string, AuditEntry, string[][]]>([
    ['another column', change({ enabled: true }, { enabled: false }), []],
    ['another field of the same object', change({ fields: { video: 'copy' } }, { fields: { video: 'h264' } }), []],
    ['the same column', change({ name: 'b' }, { name: 'c' }), [['name']]],
    ['the same field', change({ fields: { url: 'y' } }, { fields: { url: 'z' } }), [['fields.url']]],
    ['the whole object', change({ fields: { url: 'y' } }, { fields: null }), [['fields']]],
    ['that it was deleted', entry({ action: 'deleted', before: { name: 'b' } }), [[]]],
  ])('%s', (_, later, expected) => {
    expect(obstaclesTo(own, [later]).map(({ paths }) => paths)).toEqual(expected);
  });

  it('whatever happened to what was made', () => {
    const made = entry({ action: 'created', after: { name: 'a' } });
    expect(obstaclesTo(made, [change({ enabled: true }, { enabled: false })])).toHaveLength(1);
  });
});

describe('what undoing writes', () => {
  const current = { name: 'b', enabled: false, fields: { url: 'y', video: 'h264', streamKey: sealed } };
  it.each<[string, AuditEntry, Columns | null, Columns]>([
    ['a column', change({ name: 'a' }, { name: 'b' }), null, { name: 'a' }],
    [
      'a field, the others as they are now',
      change({ fields: { url: 'x', video: 'copy' } }, { fields: { url: 'y', video: 'copy' } }),
      null,
      { fields: { url: 'x', video: 'h264', streamKey: sealed } },
    ],
    [
      'a field that was not there before',
      change({ fields: { url: 'y' } }, { fields: { url: 'y', video: 'h264' } }),
      null,
      { fields: { url: 'y', streamKey: sealed } },
    ],
    [
      'a secret, from what was kept',
      change({ fields: { streamKey: { $secret: 'aaaa' } } }, { fields: { streamKey: { $secret: 'bbbb' } } }),
      { fields: { streamKey: { $sealed: 'v1.old' } } },
      { fields: { url: 'y', video: 'h264', streamKey: { $sealed: 'v1.old' } } },
    ],
  ])('%s', (_, given, kept, expected) => expect(reverted(given, current, kept)).toEqual(expected));

  it('nothing when a secret is no longer kept', () => {
    const secret = change({ token_hash: { $secret: 'a' } }, { token_hash: { $secret: 'b' } });
    expect(() => reverted(secret, {}, null)).toThrow(SecretGone);
  });
});

it('columns are read with names in place of ids', () => {
  const names = new Map([['id-1', 'anna']]);
  expect(readable({ user_id: 'id-1', group_id: 'id-2', not_before: null }, names)).toEqual({
    ...{ user: 'anna', group: 'id-2', notBefore: null },
  });
});

it('the order of keys is no change', () => {
  expect(changesOf({ labels: { a: '1', b: '2' } }, { labels: { b: '2', a: '1' } })).toEqual([]);
});
