import type { InputFacts } from '@app/contract';
import { inputWarnings } from './input-warnings.js';
import { inputWarningCodes, warningSentence } from './warning-sentences.js';
import { hlsFields } from './hls/schema.js';
import { hlsWarnings } from './hls/warnings.js';
import { restreamParams } from './restream/schema.js';
import { restreamWarnings } from './restream/warnings.js';

type Video = NonNullable<InputFacts['video']>;
type Audio = NonNullable<InputFacts['audio']>;

const video: Video = {
  codec: 'h264',
  profile: 'High',
  level: '4.1',
  pixelFormat: 'yuv420p',
  width: 1920,
  height: 1080,
  framesPerSecond: 30,
  isInterlaced: false,
  hasBFrames: true,
  keyframeIntervalSeconds: 2,
  bitrate: 4_500_000,
};
const audio: Audio = {
  codec: 'aac',
  profile: 'LC',
  sampleRate: 48_000,
  channels: 2,
  layout: 'stereo',
  bitrate: 128_000,
};
const fine: InputFacts = { watchedSeconds: 8, bitrate: 4_700_000, video, audio };
const withVideo = (change: Partial<Video>): InputFacts => ({ ...fine, video: { ...video, ...change } });
const withAudio = (change: Partial<Audio>): InputFacts => ({ ...fine, audio: { ...audio, ...change } });

describe('an input', () => {
  const cases: Record<string, { input: InputFacts; codes: string[] }> = {
    'that is as it should be': { input: fine, codes: [] },
    'without a picture': { input: { ...fine, video: null }, codes: ['no_video'] },
    'without sound': { input: { ...fine, audio: null }, codes: ['no_audio'] },
    'in HEVC': { input: withVideo({ codec: 'hevc' }), codes: ['video_codec'] },
    'with keyframes every 4 s': { input: withVideo({ keyframeIntervalSeconds: 4 }), codes: [] },
    'with keyframes every 8 s': { input: withVideo({ keyframeIntervalSeconds: 8.34 }), codes: ['keyframes_far'] },
    'with one keyframe': { input: withVideo({ keyframeIntervalSeconds: null }), codes: ['keyframes_unseen'] },
    'with half pictures': { input: withVideo({ isInterlaced: true }), codes: ['interlaced'] },
    'in 10 bit': { input: withVideo({ pixelFormat: 'yuv420p10le' }), codes: ['pixel_format'] },
    'of no constant rate': { input: withVideo({ framesPerSecond: 0 }), codes: ['frame_rate_unsteady'] },
    'with MP3': { input: withAudio({ codec: 'mp3' }), codes: ['audio_codec'] },
    'of 32 kHz': { input: withAudio({ sampleRate: 32_000 }), codes: ['sample_rate'] },
    'in 5.1': { input: withAudio({ channels: 6 }), codes: ['channels'] },
  };
  for (const [name, { input, codes }] of Object.entries(cases)) {
    it(`${name} warns of ${codes.join(', ') || 'nothing'}`, () => {
      const warnings = inputWarnings(input);
      expect(warnings.map(({ code }) => code)).toEqual(codes);
      for (const warning of warnings) expect(warningSentence(warning)).toMatch(/^[A-Z].*\.$/);
    });
  }

  it('has a sentence for each warning, without a hole', () => {
    const facts = new Proxy({}, { get: () => 7 }) as Record<string, number>;
    for (const code of inputWarningCodes) expect(warningSentence({ code, facts })).not.toMatch(/undefined|NaN/);
  });
});

describe('a restream of an input', () => {
  const paramsOf = (fields: object) =>
    restreamParams.parse({
      ...{ url: 'rtmps://a.rtmps.youtube.com:443/live2', streamKey: null, format: 'flv', video: 'copy', audio: 'copy' },
      ...{ videoBitrate: 3_000_000, audioBitrate: 128_000, srtPassphrase: null, srtLatencyMs: 200, ...fields },
    });
  const twitch = { url: 'rtmp://live.twitch.tv/app' };
  const cases: Record<string, { fields?: object; input: InputFacts; codes: string[] }> = {
    'that fits': { input: fine, codes: [] },
    'in HEVC to YouTube': { input: withVideo({ codec: 'hevc' }), codes: ['target_video_codec'] },
    'in HEVC, encoded again': { fields: { video: 'h264' }, input: withVideo({ codec: 'hevc' }), codes: [] },
    'in HEVC to SRT': { fields: { url: 'srt://192.0.2.1:9000' }, input: withVideo({ codec: 'hevc' }), codes: [] },
    'with far keyframes': { input: withVideo({ keyframeIntervalSeconds: 5 }), codes: ['target_keyframes'] },
    'with far keyframes, encoded again': {
      fields: { video: 'h264' },
      input: withVideo({ keyframeIntervalSeconds: 5 }),
      codes: [],
    },
    'of 9 Mbit/s to Twitch': { fields: twitch, input: { ...fine, bitrate: 9_000_000 }, codes: ['target_bitrate'] },
    'of 9 Mbit/s to Twitch, encoded to 3': {
      fields: { ...twitch, video: 'h264' },
      input: { ...fine, bitrate: 9_000_000 },
      codes: [],
    },
    'encoded to more than Twitch takes': {
      fields: { ...twitch, video: 'h264', videoBitrate: 12_000_000 },
      input: fine,
      codes: ['target_bitrate'],
    },
    'of 120 frames': { input: withVideo({ framesPerSecond: 120 }), codes: ['target_frame_rate'] },
    'of 59.94 frames': { input: withVideo({ framesPerSecond: 59.94 }), codes: [] },
    'of 1440 lines to Twitch': {
      fields: twitch,
      input: withVideo({ width: 2560, height: 1440 }),
      codes: ['target_height'],
    },
    'wide, to Instagram': {
      fields: { url: 'rtmps://live-upload.instagram.com:443/rtmp/' },
      input: withVideo({ width: 1280, height: 720 }),
      codes: ['target_upright'],
    },
    'upright, to Instagram': {
      fields: { url: 'rtmps://live-upload.instagram.com:443/rtmp/' },
      input: withVideo({ width: 720, height: 1280 }),
      codes: [],
    },
    'with Opus to RTMP': {
      fields: { url: 'rtmp://live.example.com/app' },
      input: withAudio({ codec: 'opus' }),
      codes: ['target_audio_codec'],
    },
    'without picture': { input: { ...fine, video: null }, codes: [] },
  };
  for (const [name, { fields = {}, input, codes }] of Object.entries(cases)) {
    it(`${name} warns of ${codes.join(', ') || 'nothing'}`, () => {
      const warnings = restreamWarnings(paramsOf(fields), input);
      expect(warnings.map(({ code }) => code)).toEqual(codes);
      for (const warning of warnings) expect(warningSentence(warning)).not.toMatch(/undefined|NaN/);
    });
  }
});

describe('a package for viewers', () => {
  const copying = hlsFields.parse({ copySource: true });
  it('says why the source cannot be copied', () => {
    expect(hlsWarnings(copying, fine)).toEqual([]);
    const [warning] = hlsWarnings(copying, withVideo({ keyframeIntervalSeconds: 5 }));
    expect(warning?.code).toBe('copy_not_possible');
    expect(hlsWarnings(hlsFields.parse({}), withVideo({ keyframeIntervalSeconds: 5 }))).toEqual([]);
  });
});
