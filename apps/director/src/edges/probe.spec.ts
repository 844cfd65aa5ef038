import { advance, unprobed } from './edge-health.js';
import { faultOf, questionOf, remember, type Listing, type OwnPlaylist } from './probe.js';

const path = '/hls/show/v90.m3u8';
/** The playlist of a broadcast as it was when `newest` was its newest segment. */
const listing = (newest: number, broadcast = 'b1'): OwnPlaylist => {
  const numbers = [newest - 3, newest - 2, newest - 1, newest].filter((number) => number >= 0);
  return { path, text: ['#EXTM3U', ...numbers.map((number) => `${broadcast}/v90/${number}.m4s`), ''].join('\n') };
};

/** What we asked an edge after listing these, one a second. */
function asked(owns: (OwnPlaylist | null)[]) {
  const listings = owns.reduce<Listing[]>((known, own, second) => remember(known, own, second * 1_000), []);
  return questionOf(listings, owns.at(-1) ?? null, (owns.length - 1) * 1_000);
}

const health = { path: '/edge/healthz', mustList: null };

describe('an edge is asked', () => {
  const cases: Record<string, [(OwnPlaylist | null)[], ReturnType<typeof questionOf>]> = {
    'for its health while nothing is live': [[null, null], health],
    'for its health while a stream has just begun': [[listing(0), listing(1), listing(2), listing(3)], health],
    'for what was the newest segment four seconds ago': [
      [listing(5), listing(6), listing(7), listing(8), listing(9), listing(9)],
      { path, mustList: 'b1/v90/6.m4s' },
    ],
    'for the newest segment of a source that stands still': [
      [listing(5), ...Array.from({ length: 20 }, () => listing(5))],
      { path, mustList: 'b1/v90/5.m4s' },
    ],
    'for its health after a new broadcast began': [
      [listing(5), listing(6), listing(7), listing(8), listing(0, 'b2')],
      health,
    ],
    'for its health after the stream ended': [[listing(5), listing(6), listing(7), listing(8), null], health],
    'for its health after another stream is looked at': [
      [listing(5), listing(6), listing(7), listing(8), { ...listing(8), path: '/hls/talk/v90.m3u8' }],
      health,
    ],
  };
  it.each(Object.entries(cases))('%s', (_name, [owns, question]) => {
    expect(asked(owns)).toEqual(question);
  });

  it('without remembering more than it takes', () => {
    let listings: Listing[] = [];
    for (let second = 0; second < 100; second++) listings = remember(listings, listing(second), second * 1_000);
    expect(listings.length).toBeLessThan(10);
  });
});

describe('the answer of an edge', () => {
  const question = { path, mustList: 'b1/v90/6.m4s' };
  const ok = (text: string) => ({ status: 200, text });
  const cases: Record<string, [Parameters<typeof faultOf>, string | null]> = {
    'that is as new as ours is good': [[question, ok(listing(8).text)], null],
    'that is as old as it may be is good': [[question, ok(listing(6).text)], null],
    'that is ahead of us is good': [[question, ok(listing(9).text)], null],
    'that is older is a miss: the edge lost its origin': [[question, ok(listing(5).text)], 'stale'],
    'that is a page of somebody else is a miss': [[question, ok('<html>')], 'stale'],
    'that refuses is a miss': [[question, { status: 404, text: '' }], 'refused'],
    'that leads elsewhere is a miss': [[health, { status: 302, text: '' }], 'refused'],
    'that does not come is a miss': [[question, null], 'silent'],
    'to the question for its health is good': [[health, ok('ok')], null],
  };
  it.each(Object.entries(cases))('%s', (_name, [[about, answer], fault]) => {
    expect(faultOf(about, answer)).toBe(fault);
  });
});

describe('the health of an edge', () => {
  const cases: Record<string, [goods: boolean[], isHealthy: boolean]> = {
    'is what portier says before the first probe': [[], true],
    'survives a miss': [[true, false], true],
    'ends with the second miss in a row': [[true, false, false], false],
    'survives misses that are not in a row': [[false, true, false, true, false], true],
    'does not come back with one good answer': [[false, false, true], false],
    'comes back with the second good answer in a row': [[false, false, true, true], true],
  };
  it.each(Object.entries(cases))('%s', (_name, [goods, isHealthy]) => {
    expect(goods.reduce(advance, unprobed).isHealthy).toBe(isHealthy);
  });
});
