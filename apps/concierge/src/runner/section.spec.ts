import type { HlsIndex } from '@app/contract';
import type { ProbedInput } from '@app/tasks';
import { isAlone, isStillOwner, mayTakeOver, takeOverIndex } from './index-of-packager.js';
import { decideSection, sectionIdOf, type SectionFacts } from './section.js';

const now = new Date('2026-01-01T00:01:00.000Z');
const ids = {
  id: '11111111-1111-8111-a111-111111111111',
  publicationId: '22222222-2222-4222-8222-222222222222',
  taskId: '33333333-3333-4333-8333-333333333333',
};
const probed: ProbedInput = {
  startSeconds: 6.5,
  video: { codec: 'h264', width: 1280, height: 720, framesPerSecond: 30 },
  audio: { codec: 'aac', profile: 'LC', sampleRate: 48_000, channels: 2 },
};

function anIndex(changes: Partial<HlsIndex> = {}): HlsIndex {
  const segment = { sequence: 41, sectionId: ids.id, durationSeconds: 2, bytes: 1, uri: 'u' };
  const rendition = { id: 'v720', kind: 'video', inits: [], segments: [segment] };
  return {
    ...{ broadcastId: '20260101T000000000Z', replica: 0, taskId: ids.taskId, leaseToken: 1, endedAt: null },
    ...{ updatedAt: '2026-01-01T00:00:50.000Z', segmentSeconds: 2, targetDurationSeconds: 2 },
    sections: [{ id: ids.id, discontinuity: 2, base: 0, epoch: now.toISOString() }],
    renditions: [rendition, { ...rendition, id: 'a0', kind: 'audio' }],
    ...changes,
  } as HlsIndex;
}

function decide(changes: Partial<SectionFacts> = {}) {
  const { id, publicationId } = ids;
  return decideSection({
    ...{ id, publicationId, segmentSeconds: 2, probed, indexes: [], agreedBefore: undefined, now },
    continueWithinMs: 45_000,
    ...changes,
  });
}

describe('a section', () => {
  it('begins the first broadcast with number 0, on the wall clock of its source', () => {
    expect(decide()).toMatchObject({
      ...{ broadcastId: '20260101T000100000Z', discontinuity: 0, base: -3, epoch: '2026-01-01T00:00:53.500Z' },
      agreed: probed,
    });
  });

  it('continues a fresh broadcast behind its last number, with its ladder', () => {
    const agreedBefore = { ...probed, startSeconds: 0 };
    expect(decide({ indexes: [anIndex()], agreedBefore })).toMatchObject({
      ...{ broadcastId: '20260101T000000000Z', discontinuity: 3, base: 42 - 3, agreed: agreedBefore },
    });
  });

  const fresh: Record<string, Partial<SectionFacts>> = {
    ended: { indexes: [anIndex({ endedAt: '2026-01-01T00:00:50.000Z' })] },
    'too old': { indexes: [anIndex({ updatedAt: '2026-01-01T00:00:10.000Z' })] },
    'of another segment length': { indexes: [anIndex({ segmentSeconds: 4 })] },
    'of other kinds of tracks': { indexes: [anIndex()], probed: { ...probed, audio: null } },
  };
  for (const [name, changes] of Object.entries(fresh)) {
    it(`begins a new broadcast when the last one is ${name}, and uses no number again`, () => {
      expect(decide(changes)).toMatchObject({ broadcastId: '20260101T000100000Z', discontinuity: 0, base: 42 - 3 });
    });
  }

  it('sorts behind the last broadcast also when clocks disagree', () => {
    const index = anIndex({ broadcastId: '20260101T000500000Z', endedAt: '2026-01-01T00:05:00.000Z' });
    expect(decide({ indexes: [index] }).broadcastId > index.broadcastId).toBe(true);
  });

  it('has the same id for the same publication, parameters and generation only', () => {
    const id = sectionIdOf('p', { a: 1 }, 0);
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(sectionIdOf('p', { a: 1 }, 0)).toBe(id);
    expect(
      new Set([id, sectionIdOf('q', { a: 1 }, 0), sectionIdOf('p', { a: 2 }, 0), sectionIdOf('p', { a: 1 }, 1)]).size,
    ).toBe(4);
  });
});

describe('a packager that begins', () => {
  const mine = anIndex({ takeover: 7 });
  const newerTask = { taskId: ids.publicationId, leaseToken: 1 };
  const newerSection = [{ ...mine.sections[0]!, discontinuity: 3 }];
  const cases: Record<string, { stored: HlsIndex | undefined; takeover: number | undefined }> = {
    'is the first of an empty store': { stored: undefined, takeover: 1 },
    'follows its own index': { stored: mine, takeover: 8 },
    'follows an index of the version before takeovers': { stored: anIndex(), takeover: 1 },
    'follows a lower lease': { stored: anIndex({ takeover: 7, leaseToken: 1 }), takeover: 8 },
    'gives way to a higher lease': { stored: anIndex({ leaseToken: 9 }), takeover: undefined },
    'gives way to a newer broadcast': { stored: anIndex({ broadcastId: '20260102T000000000Z' }), takeover: undefined },
    'follows an older broadcast': { stored: anIndex({ broadcastId: '20250101T000000000Z', takeover: 7 }), takeover: 8 },
    'gives way to a newer section': { stored: anIndex({ ...newerTask, sections: newerSection }), takeover: undefined },
    'follows another task of the same section': { stored: anIndex({ ...newerTask, takeover: 3 }), takeover: 4 },
  };
  for (const [name, { stored, takeover }] of Object.entries(cases)) {
    it(name, () => {
      const index = takeOverIndex({
        ...{ stream: 'show', replica: 0, taskId: ids.taskId, leaseToken: 5, stored, now: now.toISOString() },
        section: { ...decide(), broadcastId: mine.broadcastId, discontinuity: 2 },
        packaging: { segmentSeconds: 2, windowSegments: 8 },
      });
      expect(index?.takeover).toBe(takeover);
    });
  }
});

describe('a packager is alone', () => {
  const mine = anIndex();
  const other = (sequence: number, changes: Partial<HlsIndex> = {}) => {
    const renditions = mine.renditions.map((each) => ({ ...each, segments: [{ ...each.segments[0]!, sequence }] }));
    return anIndex({ replica: 1, renditions, ...changes });
  };
  const cases: Record<string, [HlsIndex, boolean]> = {
    'not beside a replica that keeps up': [other(40), false],
    'not beside one that is ahead': [other(44), false],
    'beside one that died long ago': [other(30), true],
    'beside one that left': [other(41, { leftAt: now.toISOString() }), true],
    'beside one that ended': [other(41, { endedAt: now.toISOString() }), true],
    'beside one of another broadcast': [other(41, { broadcastId: '20250101T000000000Z' }), true],
  };
  for (const [name, [each, expected]] of Object.entries(cases)) {
    it(name, () => expect(isAlone(mine, [mine, each])).toBe(expected));
  }
});

describe('what a packager may replace', () => {
  const mine = anIndex({ takeover: 7 });
  const cases: Record<string, { stored: HlsIndex | undefined; atBegin: boolean; later: boolean }> = {
    'what cannot be read': { stored: undefined, atBegin: true, later: true },
    'an earlier takeover': { stored: anIndex({ takeover: 6, leaseToken: 9 }), atBegin: true, later: true },
    'its own': { stored: anIndex({ takeover: 7 }), atBegin: false, later: true },
    'one that another took at the same moment': {
      stored: anIndex({ takeover: 7, leaseToken: 2 }),
      ...{ atBegin: false, later: false },
    },
    'a later takeover': { stored: anIndex({ takeover: 8 }), atBegin: false, later: false },
  };
  for (const [name, { stored, atBegin, later }] of Object.entries(cases)) {
    it(`${name}: ${atBegin} when it begins, ${later} afterwards`, () => {
      expect([mayTakeOver(mine, stored), isStillOwner(mine, stored)]).toEqual([atBegin, later]);
    });
  }
});
