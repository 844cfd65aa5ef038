import { progress } from '@app/contract';
import fc from 'fast-check';
import { backoffMs } from './backoff.js';
import { classifyRun, type RunEnd } from './classify.js';
import { maskOf } from './mask.js';
import { readProbe } from './probe.js';
import { ProgressMeter, ProgressReader } from './progress.js';

const inputUrl = 'rtmp://10.0.0.5:1935/live/Kdqz81hN7aPublishKey?task=abcdefgh&lease=1&sig=0123456789abcdef';

describe('the delay before another try', () => {
  it('doubles up to its bound and is spread', () => {
    expect([1, 2, 3, 6, 7, 50].map((failures) => backoffMs(failures, 1))).toEqual([
      500, 1000, 2000, 16_000, 30_000, 30_000,
    ]);
    expect(backoffMs(3, 0)).toBe(1000);
    expect(backoffMs(9, 1, 2000)).toBe(2000);
  });
});

describe('the mask', () => {
  it('hides secrets, the pull signature and a key that is the name on the server', () => {
    const mask = maskOf(inputUrl, 'show', ['k3y']);
    expect(mask(`Opening ${inputUrl} for reading`)).toBe(
      'Opening rtmp://10.0.0.5:1935/live/***?task=***&lease=***&sig=*** for reading',
    );
    const text = mask('stream Kdqz81hN7aPublishKey sig 0123456789abcdef');
    expect(text).toBe('stream *** sig ***');
  });

  it('leaves the public name readable', () => {
    expect(maskOf('rtmp://h/live/myshowname?sig=0123456789abcdef', 'myshowname', [])('myshowname is live')).toBe(
      'myshowname is live',
    );
  });
});

describe('the end of a run', () => {
  const ended: RunEnd = { code: 1, signal: null, spawnErrno: null, stall: null, hadProgress: true, lastedMs: 900 };
  const cases: Record<string, { lines?: string[]; end?: Partial<RunEnd>; error: [string, string, boolean] }> = {
    'a source that ended': { end: { code: 0 }, error: ['input_gone', 'publisher', true] },
    'a source that broke off': { lines: [`${inputUrl}: Input/output error`], error: ['input_gone', 'publisher', true] },
    'a media server that is down': {
      lines: [`${inputUrl}: Connection refused`],
      end: { hadProgress: false },
      error: ['input_unreachable', 'operator', true],
    },
    'a media server that went down': {
      lines: [`${inputUrl}: Connection timed out`],
      error: ['input_gone', 'publisher', true],
    },
    'a refused pull': {
      lines: [`${inputUrl}: Input/output error`],
      end: { hadProgress: false },
      error: ['input_refused', 'portier', true],
    },
    'a pull of what nobody publishes yet': {
      lines: [`${inputUrl}: Input/output error`],
      end: { hadProgress: false, lastedMs: 5_100 },
      error: ['input_gone', 'publisher', true],
    },
    'a full disk': { lines: ['av_write: No space left on device'], error: ['disk_full', 'portier', true] },
    'a missing encoder': { lines: ["Unknown encoder 'libx264'"], error: ['encoder_missing', 'portier', false] },
    'an old ffmpeg': { lines: ["Unrecognized option 'fps_mode'."], error: ['ffmpeg_unsuitable', 'portier', false] },
    'no ffmpeg': { end: { spawnErrno: 'ENOENT' }, error: ['ffmpeg_missing', 'portier', false] },
    'too many processes': { end: { spawnErrno: 'EAGAIN' }, error: ['ffmpeg_failed', 'portier', true] },
    'an unreadable source': {
      lines: ['Could not find codec parameters for stream 0'],
      error: ['input_unreadable', 'publisher', true],
    },
    'a kill': { end: { code: null, signal: 'SIGKILL' }, error: ['ffmpeg_killed', 'portier', true] },
    'an encoder that went away': {
      end: { code: null, signal: 'SIGKILL', stall: 'input' },
      error: ['input_gone', 'publisher', true],
    },
    'a target that takes nothing': {
      end: { code: null, signal: 'SIGKILL', stall: 'target' },
      error: ['target_stalled', 'destination', true],
    },
    'a hanging ffmpeg': {
      end: { code: null, signal: 'SIGKILL', stall: 'hung' },
      error: ['ffmpeg_hung', 'portier', true],
    },
    'anything else': { lines: ['what?'], error: ['ffmpeg_failed', 'portier', true] },
  };
  for (const [name, { lines = [], end = {}, error }] of Object.entries(cases)) {
    it(`is classified as ${name}`, () => {
      const { code, fault, retryable, sentence } = classifyRun(
        lines,
        { ...ended, ...end },
        { inputUrl, graceMs: 15_000 },
      );
      expect([code, fault, retryable]).toEqual(error);
      expect(sentence).toMatch(/^[A-Zf][^\n]+\.$/);
      expect(sentence).not.toMatch(/PublishKey|sig=/);
    });
  }
});

describe('progress', () => {
  it('is read from pieces of any size', () => {
    const text = 'frame=10\nfps=30.0\nout_time_us=N/A\nprogress=continue\nframe=20\nprogress=end\n';
    const reader = new ProgressReader();
    const blocks = [...text].flatMap((letter) => reader.push(letter));
    expect(blocks).toEqual([
      { frame: '10', fps: '30.0', out_time_us: 'N/A', progress: 'continue' },
      { frame: '20', progress: 'end' },
    ]);
  });

  it('measures speed and bit rate against the clock and not the source timestamps', () => {
    const meter = new ProgressMeter();
    const at = (seconds: number) => new Date(1_800_000_000_000 + seconds * 1000);
    const block = (seconds: number, bytes: number) => ({
      ...{ out_time_us: String((3600 + seconds) * 1e6), frame: '1', total_size: String(bytes) },
    });
    expect(meter.read(block(0, 0), at(0), null)).toMatchObject({ speed: null, bitrate: null });
    const later = meter.read(block(2, 250_000), at(2), null);
    expect(later).toMatchObject({ speed: 1, bitrate: 1_000_000, outTimeSeconds: 3602 });
    expect(meter.read({ out_time_us: '-5', fps: 'N/A' }, at(3), null)).toMatchObject({
      outTimeSeconds: 0,
      framesPerSecond: 0,
    });
  });
});

it('believes what was packaged, not the time ffmpeg states of it', () => {
  const meter = new ProgressMeter();
  const at = (seconds: number) => new Date(1_800_000_000_000 + seconds * 1000);
  meter.read({ out_time_us: '-62334' }, at(0), { bytes: 0, mediaSeconds: 1 });
  const later = meter.read({ out_time_us: '-62334' }, at(2), { bytes: 250_000, mediaSeconds: 3 });
  expect(later).toMatchObject({ speed: 1, bitrate: 1_000_000, outTimeSeconds: 3 });
});

it('never reports a number that is not finite or below zero, whatever ffmpeg writes', () => {
  const number = fc.oneof(
    fc.double(),
    fc.constantFrom('N/A', '1e999', '-1', 'NaN', 'Infinity', '', '0x10', '9'.repeat(400)),
  );
  const block = fc.record({
    ...{ frame: number, fps: number, out_time_us: number, total_size: number, drop_frames: number, dup_frames: number },
    atMs: fc.integer({ min: 0, max: 4_000_000_000_000 }),
    packaged: fc.option(fc.record({ bytes: fc.nat(), mediaSeconds: fc.nat() })),
  });
  fc.assert(
    fc.property(fc.array(block, { maxLength: 8 }), (blocks) => {
      const meter = new ProgressMeter();
      for (const { atMs, packaged, ...fields } of blocks) {
        const texts = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]));
        progress.parse(meter.read(texts, new Date(atMs), packaged));
      }
    }),
  );
});

describe('the probe', () => {
  it('reads picture, sound, start and keyframes', () => {
    const json = JSON.stringify({
      format: { start_time: '4.021000' },
      streams: [
        {
          codec_type: 'audio',
          codec_name: 'aac',
          profile: 'LC',
          sample_rate: '48000',
          channels: 2,
          start_time: '4.046000',
        },
        {
          ...{ codec_type: 'video', codec_name: 'h264', width: 720, height: 576, sample_aspect_ratio: '16:15' },
          ...{ r_frame_rate: '25/1', avg_frame_rate: '0/0', start_time: '4.021000' },
        },
      ],
      packets: [
        { pts_time: '4.0', flags: 'K_' },
        { pts_time: '4.5', flags: '__' },
        { pts_time: '6.0', flags: 'K_' },
        { pts_time: '9.0', flags: 'K_' },
      ],
    });
    expect(readProbe(json)).toEqual({
      startSeconds: 4.021,
      video: { codec: 'h264', width: 768, height: 576, framesPerSecond: 25, keyframeIntervalSeconds: 3 },
      audio: { codec: 'aac', profile: 'LC', sampleRate: 48_000, channels: 2 },
    });
  });

  it('finds nothing in a stream without picture and sound', () => {
    expect(readProbe('{}')).toBeUndefined();
    expect(readProbe('{"streams":[{"codec_type":"data"}]}')).toBeUndefined();
  });
});
