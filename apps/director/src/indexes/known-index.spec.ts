import type { HlsIndex } from '@app/contract';
import { consider, isAlive, type IndexSource, type KnownIndex } from './known-index.js';

const noon = Date.parse('2026-05-01T12:00:00Z');
const at = (seconds: number) => new Date(noon + seconds * 1000).toISOString();
const otherTask = '33333333-3333-4333-8333-333333333333';

function anIndex(change: Partial<HlsIndex> = {}): HlsIndex {
  return {
    version: 1,
    stream: 'show',
    broadcastId: 'b2',
    replica: 0,
    taskId: '22222222-2222-4222-8222-222222222222',
    leaseToken: 5,
    takeover: 3,
    updatedAt: at(-2),
    endedAt: null,
    segmentSeconds: 2,
    targetDurationSeconds: 2,
    sections: [],
    renditions: [],
    poster: null,
    ...change,
  };
}

const known: KnownIndex = { index: anIndex(), seenAt: noon - 2000 };

const cases: Record<string, [Partial<HlsIndex>, { source?: IndexSource; isKnownAlive?: boolean }, string]> = {
  'a later update': [{ updatedAt: at(0) }, {}, 'taken'],
  'a repeat': [{}, {}, 'ignored'],
  'an older update': [{ updatedAt: at(-9) }, {}, 'ignored'],
  'a higher lease, even with an earlier clock': [{ leaseToken: 6, updatedAt: at(-3600) }, {}, 'taken'],
  'a lower lease, even with a later clock': [{ leaseToken: 4, updatedAt: at(3600) }, {}, 'superseded'],
  'a lower lease with a newer broadcast': [{ leaseToken: 4, broadcastId: 'b3' }, {}, 'superseded'],
  'a newer broadcast of another task': [{ taskId: otherTask, leaseToken: 1, broadcastId: 'b3' }, {}, 'taken'],
  'an older broadcast while the newer is alive': [
    { taskId: otherTask, broadcastId: 'b1', updatedAt: at(0) },
    {},
    'ignored',
  ],
  'an older broadcast announced after the newer one died': [
    { taskId: otherTask, broadcastId: 'b1', updatedAt: at(0) },
    { isKnownAlive: false },
    'taken',
  ],
  'a file of an older broadcast after the newer one died': [
    { taskId: otherTask, broadcastId: 'b1', updatedAt: at(0) },
    { isKnownAlive: false, source: 'store' },
    'ignored',
  ],
  'a later takeover by another task, even with an earlier clock': [
    { taskId: otherTask, leaseToken: 1, takeover: 4, updatedAt: at(-3600) },
    {},
    'taken',
  ],
  'an earlier takeover by another task, even with a later clock': [
    { taskId: otherTask, leaseToken: 9, takeover: 2, updatedAt: at(3600) },
    {},
    'superseded',
  ],
  'the same broadcast by a re-created task': [
    { taskId: otherTask, leaseToken: 1, takeover: 4, updatedAt: at(0) },
    {},
    'taken',
  ],
};

describe('an index that is', () => {
  for (const [name, [change, { source = 'announcement', isKnownAlive = true }, expected]] of Object.entries(cases)) {
    it(`${name} is ${expected}`, () => {
      expect(consider(known, anIndex(change), { now: noon, source, isKnownAlive }).kind).toBe(expected);
    });
  }
});

describe('the age of an index', () => {
  const first = (source: IndexSource, updatedAt: string) => {
    const result = consider(undefined, anIndex({ updatedAt }), { now: noon, source, isKnownAlive: false });
    return result.kind === 'taken' ? result.known : known;
  };

  it('is what the file says when it is found in the store, so that a dead one does not come to life', () => {
    expect(isAlive(first('store', at(-60)), noon, 10_000)).toBe(false);
    expect(isAlive(first('store', at(-3)), noon, 10_000)).toBe(true);
  });

  it('is never negative, however fast the clock of its packager', () => {
    expect(first('store', at(3600)).seenAt).toBe(noon);
  });

  it('starts with the announcement, however slow the clock of its packager', () => {
    expect(isAlive(first('announcement', at(-3600)), noon, 10_000)).toBe(true);
  });

  it('does not matter once the broadcast ended', () => {
    expect(isAlive({ index: anIndex({ endedAt: at(0) }), seenAt: noon }, noon, 10_000)).toBe(false);
  });
});
