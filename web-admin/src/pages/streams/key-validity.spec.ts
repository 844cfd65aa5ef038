import { keyValidity } from './key-validity.js';

const at = (hours: number) => new Date(Date.UTC(2026, 0, 1, hours)).toISOString();

it.each([
  ['has no window', null, null, 'valid'],
  ['opens later', at(13), null, 'later'],
  ['is within its window', at(11), at(13), 'valid'],
  ['has just expired', at(10), at(12), 'expired'],
])('a key that %s is told as such', (_, notBefore, notAfter, validity) => {
  expect(keyValidity({ notBefore, notAfter }, Date.UTC(2026, 0, 1, 12))).toBe(validity);
});
