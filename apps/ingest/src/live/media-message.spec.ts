import { metadataOf, roleOf, toChunks } from './media-message.js';

const hvc1 = [...Buffer.from('hvc1')];
const setDataFrame = Buffer.from('\x02\x00\x0d@setDataFrame', 'latin1');
const onMetaData = Buffer.from('\x02\x00\x0aonMetaData\x08\x00\x00\x00\x00\x00\x00\x09', 'latin1');

it.each<[string, 'audio' | 'video' | 'data', number[], string]>([
  ['AVC sequence header', 'video', [0x17, 0, 0, 0, 0], 'video_header'],
  ['AVC keyframe', 'video', [0x17, 1, 0, 0, 0], 'keyframe'],
  ['AVC interframe', 'video', [0x27, 1, 0, 0, 0], 'interframe'],
  ['HEVC in the old form, sequence header', 'video', [0x1c, 0, 0, 0, 0], 'video_header'],
  ['H.263 keyframe', 'video', [0x12, 0, 0], 'keyframe'],
  ['enhanced HEVC sequence start', 'video', [0x90, ...hvc1], 'video_header'],
  ['enhanced HEVC keyframe', 'video', [0x91, ...hvc1], 'keyframe'],
  ['enhanced HEVC interframe', 'video', [0xa3, ...hvc1], 'interframe'],
  ['AAC sequence header', 'audio', [0xaf, 0, 0x12, 0x10], 'audio_header'],
  ['AAC frame', 'audio', [0xaf, 1, 0x21], 'audio'],
  ['MP3 frame', 'audio', [0x2f, 0xff], 'audio'],
  ['enhanced Opus header', 'audio', [0x90, ...Buffer.from('Opus')], 'audio_header'],
  ['empty audio', 'audio', [], 'ignored'],
  ['metadata of a publisher', 'data', [...setDataFrame, ...onMetaData], 'metadata'],
  ['metadata', 'data', [...onMetaData], 'metadata'],
  ['another script message', 'data', [2, 0, 4, ...Buffer.from('onFI')], 'ignored'],
])('knows %s', (_name, type, payload, role) => {
  expect(roleOf({ type, payload: Buffer.from(payload) })).toBe(role);
});

it('takes @setDataFrame off the metadata', () => {
  expect(metadataOf(Buffer.concat([setDataFrame, onMetaData]))).toEqual(onMetaData);
});

it.each([0, 40, 0xfffffe, 0xffffff, 0x12345678, 0xffffffff])('keeps the timestamp %i', (timestamp) => {
  const chunks = toChunks({ type: 'video', timestamp, payload: Buffer.from([0x17, 1, 9]) });
  const short = chunks.readUIntBE(1, 3);
  expect(short === 0xffffff ? chunks.readUInt32BE(12) : short).toBe(timestamp);
  expect(chunks.readUInt32LE(8)).toBe(1);
  expect(chunks.subarray(-3)).toEqual(Buffer.from([0x17, 1, 9]));
});

it.each([1, 65_534, 65_535, 65_536, 131_070, 200_000])('writes %i bytes of payload in chunks of 65535', (length) => {
  const payload = Buffer.alloc(length, 7);
  const chunks = toChunks({ type: 'video', timestamp: 1, payload });
  const continuations = Math.ceil(length / 65_535) - 1;
  expect(chunks.length).toBe(12 + length + continuations);
});
