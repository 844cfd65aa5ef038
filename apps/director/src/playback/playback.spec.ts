import type { DirectoryStream, HlsIndex } from '@app/contract';
import type { KnownIndex } from '../indexes/known-index.js';
import { playbackOf } from './playback.js';

const noon = Date.parse('2026-05-01T12:00:00Z');
const context = { now: noon, staleAfterMs: 10_000, endedRetentionMs: 60_000 };
const at = (seconds: number) => new Date(noon + seconds * 1000).toISOString();

function anEntry(change: Partial<DirectoryStream> = {}): DirectoryStream {
  const id = '11111111-1111-4111-8111-111111111111';
  return { id, name: 'show', title: '', visibility: 'public', enabled: true, liveSince: null, ...change };
}

/** An index last seen to change this many seconds ago. */
function seen(secondsAgo: number, change: Partial<HlsIndex> = {}): KnownIndex {
  const index: HlsIndex = {
    version: 1,
    stream: 'show',
    broadcastId: '20260501T110000Z-a',
    replica: 0,
    taskId: '22222222-2222-4222-8222-222222222222',
    leaseToken: 1,
    updatedAt: at(-secondsAgo),
    endedAt: null,
    segmentSeconds: 2,
    targetDurationSeconds: 2,
    sections: [],
    renditions: [],
    poster: null,
    ...change,
  };
  return { index, seenAt: noon - secondsAgo * 1000 };
}

const newer = '20260501T115900Z-b';

const cases: Record<string, [DirectoryStream | undefined, KnownIndex[], string]> = {
  'an unknown name': [undefined, [seen(1)], 'unknown'],
  'a disabled stream': [anEntry({ enabled: false }), [seen(1)], 'unknown'],
  'a stream behind a token': [anEntry({ visibility: 'token' }), [seen(1)], 'token_required'],
  'an unlisted stream': [anEntry({ visibility: 'unlisted' }), [seen(1)], 'live'],
  'a stream that nobody published': [anEntry(), [], 'no_source not_started'],
  'a publish without segments yet': [anEntry({ liveSince: at(-1) }), [], 'no_source not_started'],
  'a fresh index': [anEntry(), [seen(1)], 'live'],
  'an index just before it is stale': [anEntry(), [seen(9.9)], 'live'],
  'a stale index': [anEntry(), [seen(10)], 'no_source source_silent'],
  'long segments, which come seldom': [anEntry(), [seen(30, { segmentSeconds: 10 })], 'live'],
  'one replica dead, the other at work': [anEntry(), [seen(60), seen(1, { replica: 1 })], 'live'],
  'a replica that left, the other at work': [anEntry(), [seen(1, { leftAt: at(-1) }), seen(1, { replica: 1 })], 'live'],
  'a packager that left, before its successor came': [anEntry(), [seen(1, { leftAt: at(-1) })], 'live'],
  'a replica that left just before the other ended': [
    anEntry(),
    [seen(5, { leftAt: at(-5) }), seen(1, { replica: 1, endedAt: at(-1) })],
    'ended',
  ],
  'a broadcast that just ended': [anEntry(), [seen(5, { endedAt: at(-5) })], 'ended'],
  'one replica ended, the other at work': [anEntry(), [seen(5, { endedAt: at(-5) }), seen(1, { replica: 1 })], 'live'],
  'one replica ended, the other dead': [anEntry(), [seen(5, { endedAt: at(-5) }), seen(20, { replica: 1 })], 'ended'],
  'a broadcast that ended a while ago': [anEntry(), [seen(60, { endedAt: at(-60) })], 'no_source over'],
  'an end followed by a new publish': [
    anEntry({ liveSince: at(-1) }),
    [seen(5, { endedAt: at(-5) })],
    'no_source not_started',
  ],
  'an end of what is still called live': [anEntry({ liveSince: at(-600) }), [seen(5, { endedAt: at(-5) })], 'ended'],
  'a new broadcast beside an ended one': [
    anEntry(),
    [seen(5, { endedAt: at(-5) }), seen(1, { replica: 1, broadcastId: newer })],
    'live',
  ],
  'a new broadcast that died beside an older end': [
    anEntry(),
    [seen(5, { endedAt: at(-5) }), seen(20, { replica: 1, broadcastId: newer })],
    'no_source source_silent',
  ],
};

describe('what a viewer gets from', () => {
  for (const [name, [entry, known, expected]] of Object.entries(cases)) {
    it(`${name}: ${expected}`, () => {
      const playback = playbackOf(entry, known, context);
      expect([playback.kind, 'reason' in playback ? playback.reason : ''].join(' ').trim()).toBe(expected);
    });
  }
});

describe('playlists are made', () => {
  it('of every replica of the newest broadcast at work, dead ones included, and of no other broadcast', () => {
    const old = seen(2, { replica: 0, endedAt: at(-5) });
    const dead = seen(60, { replica: 1, broadcastId: newer });
    const live = seen(1, { replica: 2, broadcastId: newer });
    const playback = playbackOf(anEntry(), [old, dead, live], context);
    expect(playback).toEqual({ kind: 'live', broadcastId: newer, indexes: [dead.index, live.index] });
  });

  it('closed when it ended, although one replica died before it could say so', () => {
    const playback = playbackOf(anEntry(), [seen(5, { endedAt: at(-5) }), seen(20, { replica: 1 })], context);
    expect(playback.kind === 'ended' && playback.indexes.map((index) => index.endedAt)).toEqual([at(-5), at(-5)]);
  });

  it('without the renditions that only a dead replica made, and with its segments of the others', () => {
    const rendition = (id: string, sequence: number) =>
      ({
        id,
        kind: 'video',
        inits: [],
        segments: [{ sequence, sectionId: 's', uri: 'u' }],
      }) as unknown as HlsIndex['renditions'][number];
    const dead = seen(60, { renditions: [rendition('v720', 1), rendition('v1080', 1)] });
    const alive = seen(1, { replica: 1, renditions: [rendition('v720', 2)] });
    const playback = playbackOf(anEntry(), [dead, alive], context);
    expect(playback.kind === 'live' && playback.indexes.map((index) => index.renditions.map(({ id }) => id))).toEqual([
      ['v720'],
      ['v720'],
    ]);
  });

  it('judged by when a change was seen, not by the clock of an agent that is an hour behind', () => {
    const slow = seen(1, { updatedAt: at(-3600) });
    expect(playbackOf(anEntry(), [slow], context).kind).toBe('live');
  });
});
