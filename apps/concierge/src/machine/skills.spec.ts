import { probeFfmpeg } from './ffmpeg.process.js';
import { describeSkills, parseEncoders, parseProtocols } from './skills.js';

const encoders = `Encoders:
 V..... = Video
 .F.... = Frame-level multithreading
 ------
 V....D libx264              libx264 H.264 (codec h264)
 A....D aac                  AAC (Advanced Audio Coding)
 S..... mov_text             3GPP Timed Text subtitle
`;
const protocols = `Supported file protocols:
Input:
  async
  rtmp
Output:
  rtmp
  srt
`;

it('finds the encoders below the legend', () => {
  expect(parseEncoders(encoders)).toEqual(['libx264', 'aac', 'mov_text']);
});

it('finds the protocols it can write to', () => {
  expect(parseProtocols(protocols)).toEqual(['rtmp', 'srt']);
});

it('states each skill once, and never more than portier takes', () => {
  expect(describeSkills(['hls'], { encoders: ['aac', 'aac'], protocols: ['srt'] })).toEqual([
    'hls',
    'protocol:srt',
    'encoder:aac',
  ]);
  const many = Array.from({ length: 900 }, (_, index) => `e${index}`);
  expect(describeSkills(['hls'], { encoders: many, protocols: [] })).toHaveLength(500);
});

it('finds what the ffmpeg of this machine has', async () => {
  const found = await probeFfmpeg('ffmpeg', 'ffprobe');
  if (found.kind !== 'found') throw new Error(found.sentence);
  expect(found.encoders).toEqual(expect.arrayContaining(['libx264', 'aac']));
  expect(found.protocols).toContain('rtmp');
});

it('says what to do when ffmpeg is missing', async () => {
  const found = await probeFfmpeg('/nowhere/ffmpeg', 'ffprobe');
  expect(found).toMatchObject({ kind: 'missing', sentence: expect.stringContaining('CONCIERGE_FFMPEG_PATH') });
});
