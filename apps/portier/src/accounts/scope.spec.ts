import { isWithinScopes, neededScope } from './scope.js';

describe('the scope a request needs', () => {
  it.each([
    ['GET', '/api/v1/streams?limit=5', 'streams:read'],
    ['HEAD', '/api/v1/streams/1/keys', 'streams:read'],
    ['POST', '/api/v1/streams/1/keys', 'streams:write'],
    ['DELETE', '/api/v1/streams', 'streams:write'],
    ['GET', '/api/docs', undefined],
    ['POST', '/rtmp/callback/srs', undefined],
  ])('%s %s', (method, url, expected) => {
    expect(neededScope({ method, url })).toBe(expected);
  });
});

describe('scopes of a token', () => {
  it.each<[string, string[], string, boolean]>([
    ['named', ['streams:read'], 'streams:read', true],
    ['for another noun', ['streams:read'], 'tasks:read', false],
    ['reading only', ['streams:read'], 'streams:write', false],
    ['writing includes reading', ['streams:write'], 'streams:read', true],
    ['everything', ['*:write'], 'tasks:write', true],
    ['everything read', ['*:read'], 'tasks:write', false],
    ['everything is not its own credentials', ['*:write'], 'tokens:write', false],
    ['everything may list users', ['*:write'], 'users:read', true],
    ['everything makes no links for users', ['*:write'], 'users:write', false],
    ['credentials when named', ['tokens:write'], 'tokens:write', true],
    ['none', [], 'streams:read', false],
    ['a noun that begins alike', ['stream:read'], 'streams:read', false],
  ])('%s', (_, scopes, needed, expected) => {
    expect(isWithinScopes(scopes, needed)).toBe(expected);
  });
});
