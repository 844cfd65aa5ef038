import { boxOf, boxesIn } from './boxes.js';

/** What an initialization section says of its only track. */
export interface Track {
  kind: 'video' | 'audio';
  /** Ticks a second. */
  timescale: number;
  /** RFC 6381: `avc1.64001f`, `mp4a.40.2`. */
  codecs: string;
  width: number | null;
  height: number | null;
  channels: number | null;
  sampleRate: number | null;
  /** Defaults of `trex`, for fragments that leave them out. */
  defaults: SampleDefaults;
}

export interface SampleDefaults {
  duration: number;
  size: number;
  flags: number;
}

/** Reads `moov`. @throws Error when it has no H.264 or AAC track. */
export function readTrack(moov: Buffer): Track {
  const timescale = boxOf(moov, 'trak/mdia/mdhd')?.body;
  const table = boxOf(moov, 'trak/mdia/minf/stbl/stsd')?.body;
  if (timescale === undefined || table === undefined) throw new Error('the initialization section has no track');
  const entry = boxesIn(table.subarray(8))[0];
  const shared = { timescale: readTimescale(timescale), defaults: readDefaults(moov) };
  if (entry?.type === 'avc1' || entry?.type === 'avc3') return { ...shared, ...readVideoEntry(entry.body, entry.type) };
  if (entry?.type === 'mp4a') return { ...shared, ...readAudioEntry(entry.body) };
  throw new Error(`the initialization section has a track of type "${entry?.type ?? 'none'}", not H.264 or AAC`);
}

function readTimescale(mdhd: Buffer): number {
  return mdhd.readUInt32BE(mdhd[0] === 1 ? 20 : 12);
}

function readDefaults(moov: Buffer): SampleDefaults {
  const trex = boxOf(moov, 'mvex/trex')?.body;
  if (trex === undefined) return { duration: 0, size: 0, flags: 0 };
  return { duration: trex.readUInt32BE(12), size: trex.readUInt32BE(16), flags: trex.readUInt32BE(20) };
}

type Facts = Omit<Track, 'timescale' | 'defaults'>;

/** VisualSampleEntry is 78 bytes; avcC byte 1 to 3 are profile, constraints and level (ISO/IEC 14496-15). */
function readVideoEntry(entry: Buffer, type: string): Facts {
  const avcC = boxOf(entry.subarray(78), 'avcC')?.body;
  if (avcC === undefined) throw new Error('the H.264 track has no decoder configuration');
  return {
    kind: 'video',
    codecs: `${type}.${avcC.toString('hex', 1, 4)}`,
    width: entry.readUInt16BE(24),
    height: entry.readUInt16BE(26),
    channels: null,
    sampleRate: null,
  };
}

/** AudioSampleEntry is 28 bytes. */
function readAudioEntry(entry: Buffer): Facts {
  const esds = boxOf(entry.subarray(28), 'esds')?.body;
  if (esds === undefined) throw new Error('the AAC track has no decoder configuration');
  return {
    kind: 'audio',
    codecs: audioCodec(esds.subarray(4)),
    width: null,
    height: null,
    channels: entry.readUInt16BE(16),
    sampleRate: entry.readUInt32BE(24) >>> 16,
  };
}

/** ES descriptor (3) > decoder configuration (4) > audio specific configuration (5), ISO/IEC 14496-1 7.2.6. */
function audioCodec(descriptors: Buffer): string {
  const es = descriptor(descriptors, 3);
  const flags = es[2] ?? 0;
  let skip = 3;
  if ((flags & 0x80) !== 0) skip += 2;
  if ((flags & 0x40) !== 0) skip += 1 + (es[skip] ?? 0);
  if ((flags & 0x20) !== 0) skip += 2;
  const decoder = descriptor(es.subarray(skip), 4);
  const specific = descriptor(decoder.subarray(13), 5);
  const first = (specific[0] ?? 0) >>> 3;
  const objectType = first === 31 ? 32 + ((((specific[0] ?? 0) & 7) << 3) | ((specific[1] ?? 0) >>> 5)) : first;
  return `mp4a.${(decoder[0] ?? 0).toString(16)}.${objectType}`;
}

function descriptor(bytes: Buffer, tag: number): Buffer {
  if (bytes[0] !== tag) throw new Error(`descriptor ${tag} is missing in the AAC configuration`);
  let length = 0;
  let offset = 1;
  for (let more = true; more; offset++) {
    const byte = bytes[offset] ?? 0;
    length = (length << 7) | (byte & 0x7f);
    more = (byte & 0x80) !== 0;
  }
  return bytes.subarray(offset, offset + length);
}
