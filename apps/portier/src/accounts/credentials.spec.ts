import { credentialsOf, isSameOrigin } from './credentials.js';

const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;

describe('the credentials of a request', () => {
  it.each([
    ['bearer token', 'Bearer abc', { kind: 'bearer', token: 'abc' }],
    ['bearer in any case', 'bearer abc', { kind: 'bearer', token: 'abc' }],
    ['basic', basic('anna:pass:with:colons'), { kind: 'basic', name: 'anna', password: 'pass:with:colons' }],
    ['basic with line feeds and umlauts', basic('anna:ä\nb'), { kind: 'basic', name: 'anna', password: 'ä\nb' }],
    ['basic without a colon', basic('anna'), undefined],
    ['another scheme', 'Digest abc', undefined],
    ['nothing after the scheme', 'Bearer', undefined],
  ])('are read from %s', (_, authorization, expected) => {
    expect(credentialsOf({ method: 'GET', headers: { authorization } })).toEqual(expected);
  });

  it('come from the header before the cookie', () => {
    const request = { method: 'GET', headers: { authorization: 'Bearer abc' }, cookies: { portier_session: 'xyz' } };
    expect(credentialsOf(request)).toEqual({ kind: 'bearer', token: 'abc' });
  });
});

describe('whether a request comes from our own pages', () => {
  it.each<[string, string, Record<string, string>, boolean]>([
    ['reading, from anywhere', 'GET', { 'sec-fetch-site': 'cross-site' }, true],
    ['writing, from our pages', 'POST', { 'sec-fetch-site': 'same-origin' }, true],
    ['writing, by the person itself', 'POST', { 'sec-fetch-site': 'none' }, true],
    ['writing, from a sister site', 'DELETE', { 'sec-fetch-site': 'same-site' }, false],
    ['writing, from another site', 'PATCH', { 'sec-fetch-site': 'cross-site' }, false],
    ['writing, with our origin', 'POST', { origin: 'http://portier.example:8080' }, true],
    ['writing, with our name on another port', 'POST', { origin: 'http://portier.example' }, false],
    ['writing, from a sandbox', 'POST', { origin: 'null' }, false],
    ['writing, by a program that is no browser', 'POST', {}, true],
  ])('%s', (_, method, headers, expected) => {
    expect(isSameOrigin({ method, headers: { host: 'portier.example:8080', ...headers } })).toBe(expected);
  });
});
