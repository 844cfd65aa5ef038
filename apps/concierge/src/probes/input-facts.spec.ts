import { readInputFacts } from './input-facts.js';

const packet = (stream: number, time: number, more: object = {}) => ({
  ...{ stream_index: stream, pts_time: String(time), dts_time: String(time), size: '1000', flags: '__' },
  ...more,
});
const video = {
  index: 0,
  codec_type: 'video',
  codec_name: 'h264',
  profile: 'High',
  level: 41,
  width: 1440,
  height: 1080,
};
const audio = { index: 1, codec_type: 'audio', codec_name: 'aac', sample_rate: '48000', channels: 2 };
const read = (streams: object[], packets: object[]) => readInputFacts(JSON.stringify({ streams, packets }));
/** Four seconds of 25 pictures a second with a keyframe each `gop` pictures. */
const pictures = (gop: number) =>
  Array.from({ length: 101 }, (_, n) => packet(0, n / 25, { flags: n % gop === 0 ? 'K_' : '__' }));

describe('what ffprobe saw', () => {
  it('is measured from the packets', () => {
    const sound = Array.from({ length: 41 }, (_, n) => packet(1, n / 10, { size: '160' }));
    const shape = {
      ...video,
      sample_aspect_ratio: '4:3',
      pix_fmt: 'yuv420p',
      has_b_frames: 0,
      avg_frame_rate: '1000/1',
    };
    expect(read([shape, { ...audio, channel_layout: 'stereo' }], [...pictures(50), ...sound])).toEqual({
      watchedSeconds: 4,
      bitrate: Math.round(((101 * 1000 + 41 * 160) * 8) / 4),
      video: {
        ...{ codec: 'h264', profile: 'High', level: '4.1', pixelFormat: 'yuv420p', width: 1920, height: 1080 },
        ...{
          framesPerSecond: 25,
          isInterlaced: false,
          hasBFrames: false,
          keyframeIntervalSeconds: 2,
          bitrate: 202_000,
        },
      },
      audio: { codec: 'aac', profile: null, sampleRate: 48_000, channels: 2, layout: 'stereo', bitrate: 13_120 },
    });
  });

  const shapes: Record<string, { stream: object; packets?: object[]; expected: object }> = {
    'half pictures': { stream: { ...video, field_order: 'tt' }, expected: { isInterlaced: true } },
    'pictures that are not interlaced': {
      stream: { ...video, field_order: 'progressive' },
      expected: { isInterlaced: false },
    },
    'B-frames that it names': { stream: { ...video, has_b_frames: 2 }, expected: { hasBFrames: true } },
    'B-frames by the order of pictures': {
      stream: video,
      packets: [packet(0, 0), packet(0, 0.12), packet(0, 0.04), packet(0, 0.08)],
      expected: { hasBFrames: true },
    },
    'one keyframe only': { stream: video, packets: pictures(500), expected: { keyframeIntervalSeconds: null } },
    'the level of HEVC': { stream: { ...video, codec_name: 'hevc', level: 123 }, expected: { level: '4.1' } },
    'no pictures to count': {
      stream: { ...video, avg_frame_rate: '30000/1001' },
      packets: [],
      expected: { framesPerSecond: 30_000 / 1_001, bitrate: null },
    },
  };
  for (const [name, { stream, packets = pictures(50), expected }] of Object.entries(shapes)) {
    it(`tells ${name}`, () => expect(read([stream], packets)?.video).toMatchObject(expected));
  }

  it('may be sound alone, or nothing', () => {
    expect(read([audio], [])).toMatchObject({ video: null, audio: { codec: 'aac' } });
    expect(read([], [])).toBeUndefined();
    expect(read([{ ...video, width: 0 }], [])).toBeUndefined();
  });
});
