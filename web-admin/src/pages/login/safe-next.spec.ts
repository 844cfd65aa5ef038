import { safeNext } from './safe-next.js';

describe('safeNext', () => {
  it.each([
    ['/streams/1?x=2', '/streams/1?x=2'],
    [null, '/'],
    ['', '/'],
    ['https://evil.example/', '/'],
    ['//evil.example/', '/'],
    ['/\\evil.example/', '/'],
    ['javascript:alert(1)', '/'],
    ['/login?next=/login', '/'],
  ])('leads from %s to %s', (next, path) => {
    expect(safeNext(next)).toBe(path);
  });
});
