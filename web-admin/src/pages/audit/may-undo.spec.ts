import type { AuditEntry, Stream } from '../../api/types.js';
import { mayUndo } from './may-undo.js';

const anna = { id: 'anna', isAdministrator: false };
const entry = (more: Partial<AuditEntry>) =>
  ({
    ...{ kind: 'configuration', action: 'changed', stream: { id: 's', name: 's' } },
    ...{ actor: { kind: 'user', id: 'bert', name: 'bert' }, ...more },
  }) as AuditEntry;
const rights = (change: boolean, remove: boolean) => ({ view: true, change, delete: remove }) as Stream['rights'];

describe('who may take a change back', () => {
  it.each<[string, boolean, AuditEntry, Stream['rights'] | undefined]>([
    ['somebody who may change the stream', true, entry({}), rights(true, false)],
    ['nobody who may only see it', false, entry({}), rights(false, false)],
    ['nobody while that is not known', false, entry({}), undefined],
    ['of rights, only who may share', false, entry({ kind: 'grant' }), rights(true, false)],
    ['of rights, who may share', true, entry({ kind: 'grant' }), rights(true, true)],
    ['of a new stream, who may delete it', false, entry({ kind: 'stream', action: 'created' }), rights(true, false)],
    [
      'of a deleted stream, who deleted it',
      true,
      entry({ kind: 'stream', action: 'deleted', actor: { kind: 'user', id: 'anna', name: 'anna' } }),
      undefined,
    ],
    ['of a stream somebody else deleted, nobody', false, entry({ kind: 'stream', action: 'deleted' }), undefined],
    ['of what is of no stream, nobody', false, entry({ stream: null }), undefined],
  ])('%s', (_, expected, given, held) => expect(mayUndo(given, anna, held)).toBe(expected));

  it('an administrator, always', () =>
    expect(mayUndo(entry({ stream: null }), { id: 'root', isAdministrator: true }, undefined)).toBe(true));
});
