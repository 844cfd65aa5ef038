import type { Edge } from '../../api/types.js';
import { loadShare, standingOf, toneOf } from './edge-state.js';

const load = { bitsPerSecond: 500, connections: 10, requestsPerSecond: 5, cacheHitRatio: 0.9, originReachable: true };
const edge = {
  ...{
    state: 'active',
    reason: 'present',
    isDrained: false,
    load,
    capacityBitsPerSecond: 1_000,
    capacitySessions: 100,
  },
} as unknown as Edge;

describe('how full an edge is', () => {
  it.each<[string, Partial<Edge>, number]>([
    ['by its line', {}, 0.5],
    ['by its connections when these are scarcer', { capacitySessions: 12 }, 10 / 12],
    ['not at all without a capacity', { capacityBitsPerSecond: null, capacitySessions: null }, 0],
    ['not at all while it is silent', { load: null }, 0],
  ])('%s', (_, change, share) => expect(loadShare({ ...edge, ...change })).toBeCloseTo(share));
});

describe('the tone of an edge', () => {
  it.each<[string, Partial<Edge>, string]>([
    ['works', {}, 'good'],
    ['is full', { capacitySessions: 11 }, 'warn'],
    ['reaches no director', { load: { ...load, originReachable: false } }, 'warn'],
    [
      'is gone, whatever it said last',
      { state: 'gone', reason: 'silent', load: { ...load, originReachable: false } },
      'bad',
    ],
    ['was stopped', { state: 'gone', reason: 'left' }, 'off'],
    ['is silent after an operator drained it', { state: 'gone', isDrained: true }, 'off'],
    ['drains', { state: 'draining' }, 'warn'],
    ['was never heard of', { state: 'joining', load: null }, 'busy'],
  ])('that %s', (_, change, tone) => expect(toneOf({ ...edge, ...change })).toBe(tone));
});

describe('why an edge stands as it does', () => {
  it.each<[string, Pick<Edge, 'state' | 'reason' | 'isDrained'>, string]>([
    ['works', { state: 'active', reason: 'present', isDrained: false }, 'active'],
    ['works again because an operator said so', { state: 'active', reason: 'operator', isDrained: false }, 'active'],
    ['is drained by an operator', { state: 'draining', reason: 'operator', isDrained: true }, 'draining'],
    ['is being stopped', { state: 'draining', reason: 'leaving', isDrained: false }, 'leaving'],
    ['fell silent', { state: 'gone', reason: 'silent', isDrained: false }, 'gone'],
    ['was stopped', { state: 'gone', reason: 'left', isDrained: false }, 'left'],
    ['was drained and is silent', { state: 'gone', reason: 'left', isDrained: true }, 'drainedAway'],
    ['was drained before it spoke', { state: 'joining', reason: 'registered', isDrained: true }, 'drainedAway'],
  ])('that %s', (_, edge, standing) => expect(standingOf(edge)).toBe(standing));
});
