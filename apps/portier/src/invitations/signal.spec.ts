import { judge, type SignalFacts } from './signal.js';

const good: SignalFacts = {
  video: { codec: 'H264', profile: 'High', width: 1920, height: 1080 },
  audio: { codec: 'AAC', sampleRate: 48_000, channels: 2 },
  ...{ bitrate: 6_000_000, framesPerSecond: 50, keyframeIntervalMs: 2_000, level: { peakDb: -6, rmsDb: -18 } },
};
const video = (more: object) => ({ video: { ...good.video, ...more } as SignalFacts['video'] });
const audio = (more: object) => ({ audio: { ...good.audio, ...more } as SignalFacts['audio'] });
const level = (peakDb: number) => ({ level: { peakDb, rmsDb: peakDb - 12 } });

describe('a signal', () => {
  it('that is right has nothing to change', () => {
    expect(judge(good)).toEqual([
      { aspect: 'video', verdict: 'good', value: 'H264', advice: null },
      { aspect: 'resolution', verdict: 'good', value: '1920x1080', advice: null },
      { aspect: 'frame_rate', verdict: 'good', value: 50, advice: null },
      { aspect: 'bitrate', verdict: 'good', value: 6_000_000, advice: null },
      { aspect: 'keyframes', verdict: 'good', value: 2_000, advice: null },
      { aspect: 'audio', verdict: 'good', value: 'AAC', advice: null },
      { aspect: 'sample_rate', verdict: 'good', value: 48_000, advice: null },
      { aspect: 'level', verdict: 'good', value: -6, advice: null },
    ]);
  });

  it.each<[string, Partial<SignalFacts>, string[]]>([
    ['has no picture', { video: null }, ['no_video']],
    ['has no sound', { audio: null }, ['no_audio']],
    ['is in HEVC', video({ codec: 'HEVC' }), ['video_codec']],
    ['is in MP3', audio({ codec: 'MP3' }), ['audio_codec']],
    ['is H.264 by another name', video({ codec: 'avc1.64001f' }), []],
    ['is small', { ...video({ width: 640, height: 360 }), bitrate: 800_000 }, ['resolution_low']],
    ['is held upright', video({ width: 1080, height: 1920 }), []],
    ['has few pictures', { framesPerSecond: 15 }, ['frame_rate_low']],
    ['has the pictures of film', { framesPerSecond: 23.976 }, []],
    ['has too many pictures', { framesPerSecond: 120 }, ['frame_rate_high']],
    ['is starved', { bitrate: 900_000 }, ['bitrate_low']],
    ['is waste', { bitrate: 40_000_000 }, ['bitrate_high']],
    ['has 900 kbit/s for 480 lines', { ...video({ width: 854, height: 480 }), bitrate: 900_000 }, []],
    ["has OBS's automatic keyframes", { keyframeIntervalMs: 8_333 }, ['keyframes_rare']],
    ['is sampled as speech', audio({ sampleRate: 16_000 }), ['sample_rate']],
    ['is silent', level(-120), ['silent']],
    ['whispers', level(-42), ['too_quiet']],
    ['clips', level(0), ['too_loud']],
  ])('that %s', (_, change, advices) => {
    const found = judge({ ...good, ...change }).flatMap(({ advice }) => advice ?? []);
    expect(found).toEqual(advices);
  });

  it('of which nothing is known yet is not judged', () => {
    const nothing = {
      video: null,
      audio: null,
      bitrate: null,
      framesPerSecond: null,
      keyframeIntervalMs: null,
      level: null,
    };
    expect(new Set(judge(nothing).map(({ verdict }) => verdict))).toEqual(new Set(['unknown']));
    const unmeasured = judge({ ...good, framesPerSecond: null, keyframeIntervalMs: null, level: null });
    expect(unmeasured.flatMap(({ aspect, verdict }) => (verdict === 'unknown' ? [aspect] : []))).toEqual([
      'frame_rate',
      'keyframes',
      'level',
    ]);
  });
});
