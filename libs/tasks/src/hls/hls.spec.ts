import type { CommandContext, ProbedInput } from '../task-type.js';
import { hlsCommand } from './command.js';
import { hls } from './index.js';
import { chooseFrameRate, copyProblem, planLadder } from './ladder.js';
import { hlsFields, type HlsFields } from './schema.js';

const defaults = hlsFields.parse({});

function aVideo(width: number, height: number, changes: Partial<NonNullable<ProbedInput['video']>> = {}) {
  return { codec: 'h264', width, height, framesPerSecond: 30, keyframeIntervalSeconds: 2, ...changes };
}

function aContext(changes: Partial<ProbedInput> = {}, more: Partial<CommandContext> = {}): CommandContext {
  const audio = { codec: 'aac', profile: 'LC', sampleRate: 48_000, channels: 2 };
  const probed = { startSeconds: 0.046, video: aVideo(1280, 720), audio, ...changes };
  return { inputUrl: 'rtmp://127.0.0.1/live/show?sig=x', probed, taskFolder: '/work/t', isFirstRun: true, ...more };
}

describe('the ladder', () => {
  const cases: Record<string, { size: [number, number]; fields?: Partial<HlsFields>; ladder: string[] }> = {
    'has all rungs for a large source': { size: [3840, 2160], ladder: ['1920x1080', '1280x720', '854x480', '426x240'] },
    'leaves out what is above the source': { size: [1280, 720], ladder: ['1280x720', '854x480', '426x240'] },
    'brings the next rung down to an odd source': { size: [1066, 600], ladder: ['1066x600', '852x480', '426x240'] },
    'has one rung for two that are nearly the same': { size: [910, 512], ladder: ['910x512', '426x240'] },
    'makes a source below all rungs as it is': { size: [320, 180], ladder: ['320x180'] },
    'counts the short side of an upright picture': {
      size: [1080, 1920],
      ladder: ['1080x1920', '720x1280', '480x854', '240x426'],
    },
    'keeps another aspect': { size: [640, 480], ladder: ['640x480', '320x240'] },
    'makes odd sizes even': { size: [321, 181], ladder: ['320x180'] },
  };
  for (const [name, { size, ladder }] of Object.entries(cases)) {
    it(name, () => {
      const planned = planLadder(defaults, aVideo(...size));
      expect(planned.map(({ width, height }) => `${width}x${height}`)).toEqual(ladder);
      expect(new Set(planned.map(({ id }) => id)).size).toBe(planned.length);
    });
  }

  it('never is larger than the source', () => {
    for (let height = 2; height <= 2400; height += 14) {
      const width = 2 * Math.round((height * 16) / 18);
      for (const rung of planLadder(defaults, aVideo(width, height))) {
        expect(rung.height).toBeLessThanOrEqual(height);
        expect(rung.width).toBeLessThanOrEqual(width + 2);
      }
    }
  });

  it('snaps frame rates to whole ones below the limit', () => {
    const rates = [29.97, 23.976, 59.94, 50, 25, 15, 120, 0, Number.NaN, 1].map((rate) => chooseFrameRate(rate, 30));
    expect(rates).toEqual([30, 24, 30, 25, 25, 15, 30, 30, 30, 5]);
    expect(chooseFrameRate(59.94, 60)).toBe(60);
  });

  it('says why the source is not copied', () => {
    const fields = { ...defaults, copySource: true };
    expect(copyProblem(fields, aVideo(1280, 720))).toBeNull();
    expect(copyProblem(fields, aVideo(1280, 720, { codec: 'hevc' }))).toMatch('hevc, not H.264');
    expect(copyProblem(fields, aVideo(1280, 720, { keyframeIntervalSeconds: 8.3 }))).toMatch('only every 8.3 s');
    expect(copyProblem(fields, aVideo(1280, 720, { keyframeIntervalSeconds: null }))).toMatch('no two keyframes');
  });
});

/** Values behind each occurrence of an option. */
function valuesOf(argv: readonly string[], option: string): string[] {
  return argv.flatMap((word, position) => (word === option ? [argv[position + 1] ?? ''] : []));
}

describe('the hls command', () => {
  it('puts the first run on the grid from the start of its first segment', () => {
    const { argv } = hlsCommand(defaults, aContext({ startSeconds: 5.3 }));
    expect(valuesOf(argv, '-filter_complex')[0]).toContain('[0:v:0]fps=30:start_time=4,split=4');
  });

  it('lets later runs begin at a multiple of the segment length', () => {
    const { argv } = hlsCommand(defaults, aContext({}, { isFirstRun: false }));
    expect(valuesOf(argv, '-filter_complex')[0]).toContain("fps=30,select='gte(t,2*ceil(start_t/2))',split=4");
  });

  it('writes each rendition to its own pipe, with keyframes at the segment length', () => {
    const { argv, outputs, packaging } = hlsCommand(defaults, aContext());
    expect(outputs.map(({ fd, rendition }) => [fd, rendition.id])).toEqual([
      ...[
        [3, 'v720'],
        [4, 'v480'],
        [5, 'v240'],
        [6, 'a0'],
      ],
    ]);
    const pipes = ['pipe:1', 'pipe:3', 'pipe:4', 'pipe:5', 'pipe:6', 'pipe:7'];
    expect(argv.filter((word) => word.startsWith('pipe:'))).toEqual(pipes);
    expect(valuesOf(argv, '-g')).toEqual(['60', '60', '60']);
    expect(argv).toContain('-copyts');
    expect(packaging).toEqual({
      ...{ segmentSeconds: 2, windowSegments: 8, targetDurationSeconds: 2, hasAudioOnlyVariant: true },
    });
  });

  const audio: Record<string, { audio: ProbedInput['audio']; codec: string | undefined }> = {
    'copies AAC-LC stereo': { audio: { codec: 'aac', profile: 'LC', sampleRate: 44_100, channels: 2 }, codec: 'copy' },
    'encodes HE-AAC': { audio: { codec: 'aac', profile: 'HE-AAC', sampleRate: 48_000, channels: 2 }, codec: 'aac' },
    'encodes surround': { audio: { codec: 'aac', profile: 'LC', sampleRate: 48_000, channels: 6 }, codec: 'aac' },
    'encodes MP3': { audio: { codec: 'mp3', profile: null, sampleRate: 48_000, channels: 2 }, codec: 'aac' },
    'does without sound': { audio: null, codec: undefined },
  };
  for (const [name, { audio: input, codec }] of Object.entries(audio)) {
    it(name, () => {
      const { argv, outputs } = hlsCommand(defaults, aContext({ audio: input }));
      expect(valuesOf(argv, '-c:a')[0]).toBe(codec);
      expect(outputs.some(({ rendition }) => rendition.kind === 'audio')).toBe(codec !== undefined);
    });
  }

  it('makes only sound from a source without picture', () => {
    const { argv, outputs, posterFile } = hlsCommand(defaults, aContext({ video: null }));
    expect(argv).not.toContain('-filter_complex');
    expect(outputs.map(({ rendition }) => rendition.id)).toEqual(['a0']);
    expect(posterFile).toBeNull();
  });

  it('copies the source as top variant and follows its keyframes in the others', () => {
    const { argv, notices } = hlsCommand({ ...defaults, copySource: true }, aContext());
    expect(valuesOf(argv, '-c:v')).toEqual(['copy', 'libx264', 'libx264', 'mjpeg']);
    expect(valuesOf(argv, '-force_key_frames')).toEqual(['source', 'source']);
    expect(valuesOf(argv, '-filter_complex')[0]).not.toContain('fps=');
    expect(notices).toEqual([]);
  });

  it('encodes the source after all when its keyframes are too far apart, and says so', () => {
    const video = aVideo(1280, 720, { keyframeIntervalSeconds: 5 });
    const { argv, notices } = hlsCommand({ ...defaults, copySource: true }, aContext({ video }));
    expect(valuesOf(argv, '-c:v')).toEqual(['libx264', 'libx264', 'libx264', 'mjpeg']);
    expect(notices).toEqual([expect.stringContaining('only every 5.0 s')]);
  });

  it('keeps the ladder and frame rate of the broadcast when the encoder comes back with another picture', () => {
    const agreed = aContext().probed!;
    const video = aVideo(640, 360, { framesPerSecond: 25 });
    const { outputs } = hlsCommand({ ...defaults, copySource: true }, aContext({ video }, { agreed }));
    expect(outputs.map(({ rendition }) => rendition.id)).toEqual(['v720', 'v480', 'v240', 'a0']);
    expect(outputs[0]!.rendition.frameRate).toBe(30);
  });

  it('measures the tracks that the input has, on pipes behind those of the renditions', () => {
    const audio = { codec: 'aac', profile: 'LC', sampleRate: 44_100, channels: 2 };
    const both = hlsCommand(defaults, aContext({ audio }));
    expect(both.meters).toEqual([
      { fd: 7, kind: 'video_packets' },
      { fd: 8, kind: 'audio_levels' },
    ]);
    expect(valuesOf(both.argv, '-af')[0]).toMatch(/^asetnsamples=n=44100:.*file='pipe\\:8':direct=1$/);
    expect(hlsCommand(defaults, aContext({ audio: null })).meters).toEqual([{ fd: 6, kind: 'video_packets' }]);
    expect(hlsCommand(defaults, aContext({ video: null })).meters).toEqual([{ fd: 4, kind: 'audio_levels' }]);
  });

  it('is the same for the same publication', () => {
    const publication = { id: 'p', stream: { id: 's', name: 'show' } };
    expect(hls.compile(defaults, publication)).toEqual(hls.compile(hlsFields.parse({}), publication));
    expect(hls.params.parse(hls.compile(defaults, publication))).toEqual(defaults);
  });
});
