import { edgeStates, type EdgeState } from '@app/contract';
import {
  advance,
  normalBaseUrl,
  usedShares,
  wrongBaseUrl,
  type EdgeEvent,
  type EdgeReason,
  type Standing,
} from './edge.js';

const before = new Date('2026-01-01T12:00:00Z');
const now = new Date('2026-01-01T12:05:00Z');
const standing = (state: EdgeState, more: Partial<Standing> = {}): Standing => ({
  ...{ state, reason: 'present', since: before, incarnation: 3, isDrained: false },
  ...more,
});
const drained = { reason: 'operator', isDrained: true } as const;
const after = (from: Standing, events: EdgeEvent[]): string => {
  const { state, reason, incarnation } = events.reduce((current, event) => advance(current, event, now), from);
  return `${state} ${reason} ${incarnation}`;
};

describe('an edge', () => {
  const cases: Record<string, [from: Standing, events: EdgeEvent[], expected: string]> = {
    'is active once it speaks': [standing('joining'), ['presence'], 'active present 3'],
    'drains when it speaks for the first time while it is being stopped': [
      standing('joining'),
      ['leaving'],
      'draining leaving 3',
    ],
    'that never spoke is not missed': [
      standing('joining', { reason: 'registered' }),
      ['silent'],
      'joining registered 3',
    ],
    'that never spoke and is drained waits for its first word': [
      standing('joining', { reason: 'registered' }),
      ['drain'],
      'joining registered 3',
    ],
    'that never spoke and is drained drains from its first word on': [
      standing('joining'),
      ['drain', 'presence'],
      'draining operator 3',
    ],
    'drains at once when an operator says so': [standing('active'), ['drain'], 'draining operator 3'],
    'goes on draining while it speaks': [
      standing('draining', drained),
      ['presence', 'presence'],
      'draining operator 3',
    ],
    'is active at once when an operator ends the drain': [
      standing('draining', drained),
      ['activate'],
      'active operator 3',
    ],
    'drains while it is being stopped': [standing('active'), ['leaving'], 'draining leaving 3'],
    'is active again when it was not stopped after all': [
      standing('active'),
      ['leaving', 'presence'],
      'active present 3',
    ],
    'that is being stopped is not made active by an operator': [
      standing('draining', { reason: 'leaving' }),
      ['activate'],
      'draining leaving 3',
    ],
    'drained by an operator while it is being stopped is drained by the operator': [
      standing('active'),
      ['leaving', 'drain', 'leaving'],
      'draining operator 3',
    ],
    'that falls silent is gone': [standing('active'), ['silent'], 'gone silent 3'],
    'that falls silent while it drains has left': [standing('draining', drained), ['silent'], 'gone left 3'],
    'that was stopped has left': [standing('active'), ['leaving', 'silent'], 'gone left 3'],
    'that comes back is another incarnation': [standing('active'), ['silent', 'presence'], 'active returned 4'],
    'that was stopped comes back active': [standing('active'), ['leaving', 'silent', 'presence'], 'active returned 4'],
    'that comes back while it is being stopped drains, as another incarnation': [
      standing('gone'),
      ['leaving'],
      'draining leaving 4',
    ],
    'that an operator drained comes back draining': [
      standing('draining', drained),
      ['silent', 'presence'],
      'draining operator 4',
    ],
    'drained while it is gone stays gone until it speaks': [standing('gone'), ['drain'], 'gone present 3'],
    'drained while it is gone comes back draining': [standing('gone'), ['drain', 'presence'], 'draining operator 4'],
    'whose drain ended while it was gone comes back active': [
      standing('draining', drained),
      ['silent', 'activate', 'presence'],
      'active returned 4',
    ],
    'is gone once, however often it is missed': [standing('active'), ['silent', 'silent'], 'gone silent 3'],
  };

  it.each(Object.entries(cases))('%s', (_, [from, events, expected]) => {
    expect(after(from, events)).toBe(expected);
  });

  const events: EdgeEvent[] = ['presence', 'leaving', 'drain', 'activate', 'silent'];
  const reasons: EdgeReason[] = ['registered', 'present', 'returned', 'operator', 'leaving', 'silent', 'left'];

  it('is not changed by the same event twice', () => {
    for (const state of edgeStates) {
      for (const event of events) {
        for (const reason of reasons) {
          for (const isDrained of [true, false]) {
            const once = advance(standing(state, { reason, isDrained }), event, now);
            expect(advance(once, event, new Date())).toBe(once);
          }
        }
      }
    }
  });

  it('has been in a state since that began, whatever its reason is now', () => {
    const leaving = advance(standing('active'), 'leaving', now);
    expect(leaving.since).toBe(now);
    expect(advance(leaving, 'drain', new Date()).since).toBe(now);
  });
});

describe('the address of an edge', () => {
  it.each([
    ['https://edge-1.example.org/', 'https://edge-1.example.org'],
    ['HTTPS://Edge-1.Example.org:443', 'https://edge-1.example.org'],
    ['http://127.0.0.1:8082', 'http://127.0.0.1:8082'],
    ['http://[2001:db8::1]:8080', 'http://[2001:db8::1]:8080'],
    ['https://münchen.example', 'https://xn--mnchen-3ya.example'],
  ])('%s is stored as %s', (text, expected) => {
    expect(wrongBaseUrl(text)).toBeNull();
    expect(normalBaseUrl(text)).toBe(expected);
  });

  it.each([
    ['edge-1.example.org', /http/],
    ['ftp://edge-1.example.org', /http/],
    ['javascript:alert(1)', /http/],
    ['https://', /http/],
    ['https://edge-1.example.org:99999', /http/],
    [' https://edge-1.example.org', /http/],
    ['https://edge 1.example.org', /http/],
    ['https://edge-1.example.org\n', /http/],
    ['https://anna@edge-1.example.org', /user/],
    ['https://anna:secret@edge-1.example.org', /user/],
    ['https://edge-1.example.org/hls', /path/],
    ['https://edge-1.example.org//', /path/],
    ['https://edge-1.example.org/?', /"\?"/],
    ['https://edge-1.example.org?a=b', /"\?"/],
    ['https://edge-1.example.org/#a', /"#"/],
    ['https://ed"ge.example.org', /host/],
    ["https://ed'ge.example.org", /host/],
    ['https://-edge.example.org', /host/],
  ])('%j is refused', (text, reason) => {
    expect(wrongBaseUrl(text)).toMatch(reason);
  });
});

it('uses shares of the capacity that is known', () => {
  const load = { bitsPerSecond: 900, connections: 5 };
  expect(usedShares({ bitsPerSecond: 1_000, sessions: 10 }, load)).toEqual({ bits: 0.9, sessions: 0.5 });
  expect(usedShares({ bitsPerSecond: null, sessions: null }, load)).toEqual({ bits: null, sessions: null });
});
