import type { PortierError } from '@app/contract';
import { completed, requireSensible, type Given } from './grant.js';
import { mayShare, rightsView, viewerOf, type Right } from './right.js';

describe('given rights', () => {
  it.each<[string, Right[], Right[]]>([
    ['view alone', ['view'], ['view']],
    ['change includes view', ['change'], ['view', 'change']],
    ['delete includes view', ['delete'], ['view', 'delete']],
    ['create shows nothing of others', ['create'], ['create']],
    ['in order, each once', ['create', 'delete', 'delete', 'change'], ['view', 'change', 'delete', 'create']],
  ])('%s', (_, given, expected) => {
    expect(completed(given)).toEqual(expected);
  });

  it('are shown one by one', () => {
    expect(rightsView(['view', 'create'])).toEqual({ view: true, change: false, delete: false });
  });

  it('may be passed on by whoever has all of them', () => {
    expect(mayShare(['view', 'change', 'delete'])).toBe(true);
    expect(mayShare(['view', 'change'])).toBe(false);
    expect(mayShare(['view', 'delete'])).toBe(false);
  });

  it('are not asked of administrators', () => {
    expect(viewerOf({ id: 'a', isAdministrator: true })).toBeNull();
    expect(viewerOf({ id: 'a', isAdministrator: false })).toBe('a');
  });
});

describe('a new list of grants', () => {
  const owner: Given = { kind: 'user', id: 'a', rights: ['view', 'change', 'delete'] };
  const viewer: Given = { kind: 'group', id: 'a', rights: ['view'] };

  it.each<[string, 'stream' | 'application', Given[], boolean, string | undefined]>([
    ['of an owner and a viewer', 'stream', [owner, viewer], false, undefined],
    ['without an owner', 'stream', [viewer], false, 'conflict'],
    ['without an owner, by an administrator', 'stream', [viewer], true, undefined],
    ['that names somebody twice', 'stream', [owner, owner], true, 'invalid'],
    ['with create on a stream', 'stream', [owner, { ...viewer, rights: ['create'] }], true, 'invalid'],
    ['with create on an application', 'application', [owner, { ...viewer, rights: ['create'] }], false, undefined],
  ])('%s', (_, kind, next, isAdministrator, code) => {
    const check = () => requireSensible(kind, next, { isAdministrator });
    if (code === undefined) expect(check).not.toThrow();
    else expect(check).toThrow(expect.objectContaining({ code }) as PortierError);
  });
});
