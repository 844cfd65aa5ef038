import { deadAfterMs, fingerprintOf, verdictOn, type KnownKey } from './idempotency.js';

const known: KnownKey = { fingerprint: 'f', attempt: 'a', ageMs: 100, isDone: false, sealedAnswer: null };

describe('a request with a key that is known', () => {
  it.each<[string, Partial<KnownKey>, string, object]>([
    ['of another request', {}, 'g', { kind: 'other_request' }],
    ['of another request that was answered', { sealedAnswer: 's' }, 'g', { kind: 'other_request' }],
    ['and was answered', { sealedAnswer: 's', isDone: true }, 'f', { kind: 'repeat', sealedAnswer: 's' }],
    ['and runs', {}, 'f', { kind: 'running' }],
    ['and is about to answer', { isDone: true }, 'f', { kind: 'running' }],
    ['and died before it was done', { ageMs: deadAfterMs }, 'f', { kind: 'dead', attempt: 'a' }],
    ['and died before it answered', { ageMs: deadAfterMs, isDone: true }, 'f', { kind: 'answer_lost' }],
  ])('%s', (_name, facts, fingerprint, verdict) => {
    expect(verdictOn({ ...known, ...facts }, fingerprint)).toEqual(verdict);
  });
});

describe('the fingerprint of a request', () => {
  const request = { method: 'POST', path: '/api/v1/streams', body: { name: 'a', live: { since: 1, until: [1, 2] } } };
  const print = fingerprintOf(request);

  it('does not mind the order of members', () => {
    expect(fingerprintOf({ ...request, body: { live: { until: [1, 2], since: 1 }, name: 'a' } })).toBe(print);
  });

  it.each<[string, object]>([
    ['another path', { path: '/api/v1/configurations' }],
    ['another value', { body: { name: 'b', live: { since: 1, until: [1, 2] } } }],
    ['another order of items', { body: { name: 'a', live: { since: 1, until: [2, 1] } } }],
    ['no body', { body: undefined }],
    ['a list in place of an object', { body: [['name', 'a']] }],
  ])('minds %s', (_name, other) => expect(fingerprintOf({ ...request, ...other })).not.toBe(print));
});
