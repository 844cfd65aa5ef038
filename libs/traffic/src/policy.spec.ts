import fc from 'fast-check';
import type { Candidate } from './candidate.js';
import { parsePolicy, rank, type Policy } from './policy.js';

function aCandidate(id: string, change: Partial<Candidate> = {}): Candidate {
  return {
    ...{ id, state: 'active', isHealthy: true, isOriginReachable: true, weight: 1, load: null },
    capacity: { bitsPerSecond: null, sessions: null },
    ...change,
  };
}

function policyOf(text: string): Policy {
  const policy = parsePolicy(text);
  if ('problem' in policy) throw new Error(policy.problem);
  return policy;
}

const whole = policyOf('available,load_score,weighted');
const firstOf = (candidates: readonly Candidate[], bucket: number) =>
  rank(whole, candidates, bucket).ranked[0]?.candidate.id;
const shares = (candidates: readonly Candidate[], buckets: number) => {
  const counts = new Map<string, number>();
  for (let bucket = 0; bucket < buckets; bucket++) {
    const id = firstOf(candidates, bucket) ?? 'nobody';
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return (id: string) => (counts.get(id) ?? 0) / buckets;
};
const half = { capacity: { bitsPerSecond: 1_000, sessions: 100 }, load: { bitsPerSecond: 500, sessions: 10 } };

describe('the text of a policy', () => {
  const wrong: Record<string, [text: string, says: string]> = {
    'an unknown name': ['available,fastest', '"fastest" is not known; use available, load_score, weighted'],
    nothing: ['', '"" is not known'],
    'no chooser': ['available,load_score', 'end with one of weighted'],
    'a chooser before the end': ['available,weighted,load_score', 'filters first'],
    'a filter behind a scorer': ['load_score,available,weighted', 'filters first'],
    'a name twice': ['available,available,weighted', 'once'],
    'no filter': ['load_score,weighted', 'begin with "available"'],
  };
  it.each(Object.entries(wrong))('is refused for %s, with what to do', (_name, [text, says]) => {
    expect(parsePolicy(text)).toEqual({ problem: expect.stringContaining(says) });
  });

  it('may have blanks, and need no scorer', () => {
    expect(policyOf(' available , weighted ').scorers).toEqual([]);
  });
});

describe('a candidate that is', () => {
  const cases: Record<string, [Partial<Candidate>, string | null]> = {
    'fine stays': [{}, null],
    'draining goes': [{ state: 'draining' }, 'not_active'],
    'gone goes': [{ state: 'gone' }, 'not_active'],
    'dead for the probes goes': [{ isHealthy: false }, 'unhealthy'],
    'cut off from its origin goes': [{ isOriginReachable: false }, 'no_origin'],
    'not known to reach its origin stays': [{ isOriginReachable: null }, null],
    'without weight goes': [{ weight: 0 }, 'no_weight'],
    'full stays, for want of a better one': [{ ...half, load: { bitsPerSecond: 5_000, sessions: 1 } }, null],
  };
  it.each(Object.entries(cases))('%s', (_name, [change, reason]) => {
    const { ranked, excluded } = rank(whole, [aCandidate('a', change)], 0);
    expect(excluded.map((each) => each.reason)).toEqual(reason === null ? [] : [reason]);
    expect(ranked).toHaveLength(reason === null ? 1 : 0);
  });
});

describe('the score of a load', () => {
  const scoreAt = (bitsPerSecond: number, sessions = 0) =>
    rank(whole, [aCandidate('a', { ...half, load: { bitsPerSecond, sessions } })], 0).ranked[0]?.score;
  const cases: [bitsPerSecond: number, sessions: number, score: number][] = [
    [0, 0, 1],
    [700, 0, 1],
    [770, 0, 0.8],
    [850, 0, 0.6],
    [990, 0, 0.2],
    [1_000, 0, 0],
    [9_000, 0, 0],
    [0, 85, 0.6],
    [990, 85, 0.2],
  ];
  it.each(cases)('of %d of 1000 bit/s and %d of 100 viewers is %d', (bitsPerSecond, sessions, score) => {
    expect(scoreAt(bitsPerSecond, sessions)).toBeCloseTo(score);
  });

  it('is that of an empty one where nothing is known', () => {
    expect(rank(whole, [aCandidate('a', { ...half, load: null })], 0).ranked[0]?.score).toBe(1);
  });
});

const someCandidates = fc.uniqueArray(fc.stringMatching(/^[a-z0-9]{1,8}$/), { minLength: 1, maxLength: 8 });
const bucket = fc.nat(100_000);

describe('the order of candidates', () => {
  it('is the same for a bucket however they are listed', () => {
    fc.assert(
      fc.property(someCandidates, bucket, (ids, number) => {
        const order = (list: string[]) =>
          rank(
            whole,
            list.map((id) => aCandidate(id)),
            number,
          ).ranked.map(({ candidate }) => candidate.id);
        expect(order([...ids].reverse())).toEqual(order(ids));
        expect(order(ids)).toHaveLength(ids.length);
      }),
    );
  });

  it('does not change for those who stay when one goes', () => {
    fc.assert(
      fc.property(someCandidates, bucket, (ids, number) => {
        const order = (list: string[]) =>
          rank(
            whole,
            list.map((id) => aCandidate(id)),
            number,
          ).ranked.map(({ candidate }) => candidate.id);
        const [gone] = ids;
        expect(order(ids.slice(1))).toEqual(order(ids).filter((id) => id !== gone));
      }),
    );
  });

  it('never has one that is not available, and is empty when none is', () => {
    const state = fc.record({
      state: fc.constantFrom('joining', 'active', 'draining', 'gone'),
      isHealthy: fc.boolean(),
      isOriginReachable: fc.constantFrom(true, false, null),
      weight: fc.constantFrom(0, 0.5, 1, 100),
    });
    fc.assert(
      fc.property(fc.array(state, { maxLength: 6 }), bucket, (states, number) => {
        const candidates = states.map((each, position) => aCandidate(String(position), each));
        const { ranked, excluded } = rank(whole, candidates, number);
        for (const { candidate } of ranked) {
          expect([candidate.state, candidate.isHealthy, candidate.weight > 0]).toEqual(['active', true, true]);
        }
        expect(ranked.length + excluded.length).toBe(states.length);
      }),
    );
    expect(rank(whole, [], 7)).toEqual({ ranked: [], excluded: [] });
  });

  it('gives each its share by weight', () => {
    const share = shares([aCandidate('a'), aCandidate('b', { weight: 2 }), aCandidate('c', { weight: 5 })], 8_000);
    expect(share('a')).toBeCloseTo(1 / 8, 1);
    expect(share('b')).toBeCloseTo(2 / 8, 1);
    expect(share('c')).toBeCloseTo(5 / 8, 1);
  });

  it('moves only the buckets of the one that goes, and only to the one that comes', () => {
    const four = ['a', 'b', 'c', 'd'].map((id) => aCandidate(id));
    const before = Array.from({ length: 2_000 }, (_none, number) => firstOf(four, number));
    const after = before.map((_id, number) => firstOf(four.slice(0, 3), number));
    const moved = before.filter((id, number) => id !== after[number]);
    expect(new Set(moved)).toEqual(new Set(['d']));
    expect(moved.length / before.length).toBeCloseTo(1 / 4, 1);
  });

  it('takes viewers from a full one only, a part at a time, and all of them when another is free', () => {
    const at = (bitsPerSecond: number) => [
      aCandidate('a', { ...half, load: { bitsPerSecond, sessions: 0 } }),
      aCandidate('b', half),
    ];
    const calm = shares(at(500), 4_000)('a');
    expect(calm).toBeCloseTo(0.5, 1);
    expect(shares(at(699), 4_000)('a')).toBe(calm);
    expect(shares(at(850), 4_000)('a')).toBeCloseTo(0.6 / 1.6, 1);
    expect(shares(at(1_000), 500)('a')).toBe(0);
  });
});
