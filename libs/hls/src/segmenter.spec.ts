import fc from 'fast-check';
import type { Sample } from './fmp4.js';
import { Segmenter, SourceClockJump, type SegmenterOptions } from './segmenter.js';

const timescale = 1000;

/** Pictures of 100 ms from `from` to `to` seconds, a keyframe each `gop` pictures. */
function pictures(from: number, to: number, gop: number): Sample[] {
  const count = Math.round((to - from) * 10);
  return Array.from({ length: count }, (_, position) => ({
    ...{ dts: from * 1000 + position * 100, pts: from * 1000 + position * 100, duration: 100 },
    ...{ isKeyframe: position % gop === 0, bytes: Buffer.alloc(1) },
  }));
}

function cut(samples: readonly Sample[], options: Partial<SegmenterOptions> = {}): string[] {
  const segmenter = new Segmenter({
    ...{ kind: 'video', timescale, segmentSeconds: 2, isJoining: false, afterNumber: null },
    ...options,
  });
  const finished = [...segmenter.push(samples), ...segmenter.flush()];
  return finished.map(({ number, durationSeconds }) => `${number}:${durationSeconds}`);
}

describe('the segmenter', () => {
  const cases: Record<string, { samples: Sample[]; options?: Partial<SegmenterOptions>; segments: string[] }> = {
    'cuts at multiples of the segment length': { samples: pictures(0, 6, 20), segments: ['0:2', '1:2', '2:2'] },
    'keeps the short beginning of a publication': { samples: pictures(1, 4, 10), segments: ['0:1', '1:2'] },
    'drops the short beginning of a run that joins': {
      samples: pictures(1, 6, 10),
      options: { isJoining: true },
      segments: ['1:2', '2:2'],
    },
    'keeps the first segment of a run that joins on the grid': {
      samples: pictures(2, 6, 20),
      options: { isJoining: true },
      segments: ['1:2', '2:2'],
    },
    'drops all of a run that joined and never reached the grid': {
      samples: pictures(1, 1.5, 10),
      options: { isJoining: true },
      segments: [],
    },
    'drops numbers that exist already': {
      samples: pictures(0, 6, 20),
      options: { afterNumber: 1 },
      segments: ['2:2'],
    },
    'cuts a copied source at the keyframe that reaches the next multiple': {
      samples: pictures(0, 6, 15),
      segments: ['0:3', '1:1.5', '2:1.5'],
    },
    'skips the number of a source without keyframes for long': {
      samples: pictures(0, 10, 50),
      segments: ['0:5', '2:5'],
    },
    'begins video at a keyframe': { samples: pictures(0, 4, 20).slice(5), segments: ['1:2'] },
    'cuts audio at any frame': {
      samples: pictures(0.5, 4, 999),
      options: { kind: 'audio' },
      segments: ['0:1.5', '1:2'],
    },
  };
  for (const [name, { samples, options, segments }] of Object.entries(cases)) {
    it(name, () => expect(cut(samples, options)).toEqual(segments));
  }

  it('counts a time that is a millisecond early as reached', () => {
    const samples = pictures(0, 4, 20).map((sample) => ({
      ...sample,
      pts: sample.pts - (sample.pts === 2000 ? 1 : 0),
    }));
    expect(cut(samples)).toEqual(['0:2', '1:2']);
  });

  it('refuses a clock that jumps', () => {
    for (const jump of [-60, 3600]) {
      const samples = [...pictures(100, 102, 20), ...pictures(102 + jump, 104 + jump, 20)];
      expect(() => cut(samples)).toThrow(SourceClockJump);
    }
  });

  it('makes the same segments wherever a run joins', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 79 }), (skipped) => {
        const all = pictures(0, 20, 20);
        const joined = cut(all.slice(skipped), { isJoining: true });
        expect(cut(all).slice(-joined.length)).toEqual(joined);
        expect(joined.length).toBeGreaterThanOrEqual(5);
      }),
    );
  });
});
