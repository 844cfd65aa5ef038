import { deriveClusterKeys } from '@app/contract';
import { linkOf, linkSecret, phaseOf, sealKey, unsealKey, wrongTerms, type Terms } from './invitation.js';

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 21, 12, minutes));
const iso = (minutes: number) => at(minutes).toISOString();

describe('the phase of an invitation', () => {
  const window = { notBefore: at(10), notAfter: at(20) };
  it.each([
    ['before its window', window, 9, 'before'],
    ['from the first moment of its window', window, 10, 'open'],
    ['until the last', window, 19, 'open'],
    ['at its end', window, 20, 'over'],
    ['without a beginning', { ...window, notBefore: null }, 0, 'open'],
    ['that ended before it began', { notBefore: at(10), notAfter: at(5) }, 7, 'over'],
  ])('%s', (_, given, minute, phase) => {
    expect(phaseOf(given, at(minute))).toBe(phase);
  });
});

describe('terms', () => {
  const terms: Terms = { notBefore: iso(0), showAt: iso(30), notAfter: iso(60), expiresAfterBroadcast: true };
  it.each([
    ['are right', {}, null, []],
    ['need no show unless they expire with it', { showAt: null, expiresAfterBroadcast: false }, null, []],
    ['end before they begin', { notBefore: iso(61), showAt: null, expiresAfterBroadcast: false }, null, ['notAfter']],
    ['have the show before the window', { showAt: iso(-1) }, null, ['showAt']],
    ['have the show after the window', { showAt: iso(60) }, null, ['showAt']],
    ['expire after a broadcast nobody knows the time of', { showAt: null }, null, ['showAt']],
    ['wait for a broadcast that is over', {}, at(40), ['showAt']],
    ['wait for the broadcast after that', { showAt: iso(50) }, at(40), []],
    ['do not wait for a broadcast any more', { expiresAfterBroadcast: false }, at(40), []],
  ])('that %s', (_, change, fulfilledAt, paths) => {
    expect(wrongTerms({ ...terms, ...change }, fulfilledAt).map(({ path }) => path)).toEqual(paths);
  });
});

describe('a sealed key', () => {
  const keys = deriveClusterKeys('a cluster secret of thirty-two characters');
  const link = 'A'.repeat(32);
  const sealed = sealKey(keys, link, 'the-key');

  it('opens with the cluster secret and the link together', () => {
    expect(unsealKey(keys, link, sealed)).toBe('the-key');
  });

  it.each([
    ['another link', keys, 'B'.repeat(32)],
    ['another cluster secret', deriveClusterKeys('another cluster secret of 32 characters'), link],
  ])('does not open with %s', (_, otherKeys, otherLink) => {
    expect(() => unsealKey(otherKeys, otherLink, sealed)).toThrow();
  });
});

it('a link carries its secret where no server sees it', () => {
  const url = new URL(linkOf('https://portier.example/', 'S'.repeat(32)));
  expect([url.pathname, url.search, url.hash]).toEqual(['/guest', '', `#${'S'.repeat(32)}`]);
  expect(linkSecret.test(url.hash.slice(1))).toBe(true);
});
