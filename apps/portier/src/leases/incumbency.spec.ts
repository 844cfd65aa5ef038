import { incumbencyOf, supersededBy, type Incumbency, type Known } from './incumbency.js';

const known = (more: Partial<Known> = {}): Known => ({
  incarnation: 'a',
  superseded: [],
  isLapsed: false,
  proven: 0,
  held: 2,
  ...more,
});

describe('a process that speaks for an agent', () => {
  const cases: Record<string, [string, Known, Incumbency]> = {
    'goes on while it is the same': ['a', known(), 'incumbent'],
    'begins when there was none': ['b', known({ incarnation: null }), 'successor'],
    'takes over at once when it adopted the tasks of its predecessor': ['b', known({ proven: 1 }), 'successor'],
    'takes over at once when there is nothing to take': ['b', known({ held: 0 }), 'successor'],
    'waits when it knows none of the tasks: it may be a second machine': ['b', known(), 'rival'],
    'takes over when its predecessor has been silent for a lease': ['b', known({ isLapsed: true }), 'successor'],
    'does not come back once another one followed it': ['z', known({ superseded: ['z'], held: 0 }), 'rival'],
    'does not come back even with leases it had': ['z', known({ superseded: ['z'], proven: 1 }), 'rival'],
    'comes back when the one that followed it is gone': [
      'z',
      known({ superseded: ['z'], isLapsed: true }),
      'successor',
    ],
  };
  it.each(Object.entries(cases))('%s', (_name, [incarnation, before, expected]) => {
    expect(incumbencyOf(incarnation, before)).toBe(expected);
  });

  it('is remembered when it is followed, once, and not for ever', () => {
    expect(supersededBy('b', { incarnation: 'a', superseded: ['b', 'z'] })).toEqual(['a', 'z']);
    const many = Array.from({ length: 20 }, (_, index) => `old-${index}`);
    expect(supersededBy('b', { incarnation: 'a', superseded: many })).toHaveLength(8);
  });

  it('does not wander: two idle machines with one token, beating in turn', () => {
    let state = known({ incarnation: null, held: 0 });
    const verdicts = ['a', 'b', 'a', 'b', 'a', 'b'].map((incarnation) => {
      const verdict = incumbencyOf(incarnation, state);
      if (verdict === 'successor') state = { ...state, incarnation, superseded: supersededBy(incarnation, state) };
      return verdict;
    });
    expect(verdicts).toEqual(['successor', 'successor', 'rival', 'incumbent', 'rival', 'incumbent']);
  });
});
