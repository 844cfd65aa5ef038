import { readAudioHeader, readVideoHeader } from './codec-info.js';

const hex = (text: string) => Buffer.from(text.replace(/\s/g, ''), 'hex');

/** Sequence headers as ffmpeg 5.1 writes them with libx264 and libx265. */
it.each<[string, string, object]>([
  [
    'AVC baseline',
    '17 00000000 0142c00cffe100176742c00cda05067e7c0440000003004000000c83c50aa801000468ce0fc8',
    { codec: 'H264', profile: 'Baseline', level: '1.2', width: 320, height: 180 },
  ],
  [
    'AVC high, cropped',
    '17 00000000 01640028ffe1001b67640028acd940780227e5c044000003000400000300c83c60c65801000468ef8fcbfdf8f800',
    { codec: 'H264', profile: 'High', level: '4', width: 1920, height: 1080 },
  ],
  [
    'HEVC in the enhanced form',
    `90 68766331 0101600000009000000000005df000fcfdf8f800000f03a00001001840010c01ffff01600000030090000003000003005d95
     9409a10001002b42010101600000030090000003000003005da00280802d16595952930bc05a020000030002000003003210a20001000644
     01c073c189`,
    { codec: 'HEVC', profile: 'Main', level: '3.1', width: 1280, height: 720 },
  ],
])('reads profile, level and size of %s', (_name, bytes, expected) => {
  expect(readVideoHeader(hex(bytes))).toEqual(expected);
});

it.each<[string, string, object]>([
  ['AAC LC stereo', 'af 00 1210', { codec: 'AAC', sample_rate: 44100, channel: 2, profile: 'LC' }],
  ['AAC LC mono 48 kHz', 'af 00 1188', { codec: 'AAC', sample_rate: 48000, channel: 1, profile: 'LC' }],
  ['AAC without a configuration', 'af 00', { codec: 'AAC', sample_rate: 0, channel: 0, profile: '' }],
  ['MP3', '2f ff', { codec: 'MP3', sample_rate: 44100, channel: 2, profile: '' }],
  ['enhanced Opus', '90 4f707573', { codec: 'Opus', sample_rate: 0, channel: 0, profile: '' }],
  ['an unknown codec', 'd0', { codec: 'Other', sample_rate: 5512, channel: 1, profile: '' }],
])('reads %s', (_name, bytes, expected) => {
  expect(readAudioHeader(hex(bytes))).toEqual(expected);
});

it.each(['', '17', '1700', '17000000000142', `1c0000000001${'ff'.repeat(40)}`, `9068766331${'ff'.repeat(30)}`])(
  'does not throw on the broken header %j',
  (bytes) => {
    expect(readVideoHeader(hex(bytes))).toMatchObject({ width: expect.any(Number) });
  },
);
