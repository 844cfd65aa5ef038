import { identityOf, namesToTry } from './identity.js';

const issuer = 'https://id.example';

describe('what a provider says of somebody', () => {
  it.each<[string, Record<string, unknown>, object]>([
    [
      'little',
      { sub: '1' },
      { subject: '1', name: 'user', displayName: '', language: 'en', email: null, isAdministrator: null },
    ],
    ['a language', { sub: '1', locale: 'de-AT' }, { language: 'de' }],
    ['another language', { sub: '1', locale: 'den' }, { language: 'en' }],
    [
      'everything',
      { sub: '1', preferred_username: 'anna', name: 'Anna Müller', email: 'a@x.org', email_verified: true },
      { name: 'anna', displayName: 'Anna Müller', email: 'a@x.org' },
    ],
    ['an address nobody checked', { sub: '1', email: 'a@x.org', email_verified: false }, { email: null, name: 'user' }],
    ['an address, checked, as a text', { sub: '1', email: 'a@x.org', email_verified: 'true' }, { email: null }],
    ['a name as an address', { sub: '1', preferred_username: 'anna@x.org' }, { name: 'anna' }],
    ['umlauts', { sub: '1', preferred_username: 'jürgen öst' }, { name: 'jurgen-ost' }],
    [
      'nothing of our characters',
      { sub: '1', preferred_username: '安娜', name: '安娜' },
      { name: 'user', displayName: '安娜' },
    ],
    ['only the address', { sub: '1', email: 'anna.b@x.org', email_verified: true }, { name: 'anna.b' }],
    [
      'wrong types',
      { sub: '1', preferred_username: 7, name: ['x'], email: {}, email_verified: true },
      { name: 'user' },
    ],
    ['an endless name', { sub: '1', preferred_username: 'x'.repeat(200) }, { name: 'x'.repeat(60) }],
  ])('%s', (_, claims, expected) => expect(identityOf(issuer, claims, undefined)).toMatchObject(expected));

  it.each([[undefined], [''], [7]])('needs a subject, not %s', (sub) => {
    expect(() => identityOf(issuer, { sub }, undefined)).toThrow();
  });

  it.each<[string, string, Record<string, unknown>, boolean]>([
    ['a group', 'groups=admins', { groups: ['users', 'admins'] }, true],
    ['another group', 'groups=admins', { groups: ['users'] }, false],
    ['no groups', 'groups=admins', {}, false],
    ['a text', 'role=admin', { role: 'admin' }, true],
    ['part of a text', 'role=admin', { role: 'administrator' }, false],
    ['inside', 'realm_access.roles=admin', { realm_access: { roles: ['admin'] } }, true],
    ['a name with dots', 'https://x.example/roles=a=b', { 'https://x.example/roles': ['a=b'] }, true],
    ['nothing inherited', 'constructor.name=Object', {}, false],
  ])('makes an administrator by %s', (_, wanted, claims, expected) => {
    expect(identityOf(issuer, { sub: '1', ...claims }, wanted).isAdministrator).toBe(expected);
  });
});

it('has other names when one is taken', () => {
  const names = namesToTry('anna', '4711');
  expect(names.slice(0, 3)).toEqual(['anna', 'anna-2', 'anna-3']);
  expect(names.at(-1)).toBe('anna-4711');
  expect(Math.max(...namesToTry('x'.repeat(60), '4711').map(({ length }) => length))).toBeLessThanOrEqual(64);
});
