import { boxAt, boxOf, type Box } from './boxes.js';
import { readTrack, type SampleDefaults, type Track } from './track.js';

/** One coded picture or audio frame. Times in ticks of the track's timescale, on the source clock. */
export interface Sample {
  dts: number;
  pts: number;
  duration: number;
  isKeyframe: boolean;
  bytes: Buffer;
}

export interface Init {
  /** `ftyp` and `moov`, the EXT-X-MAP resource. */
  bytes: Buffer;
  track: Track;
}

export type Fmp4Part = { kind: 'init'; init: Init } | { kind: 'samples'; samples: Sample[] };

const nonSyncFlag = 0x10000;

/** A fragment of one picture is far smaller; more means that the stream is not what it should be. */
const maxPendingBytes = 64 * 1024 * 1024;

/** Reads a stream of fragmented MP4 with one track, in chunks of any size. */
export class Fmp4Reader {
  #pending: Buffer[] = [];
  #pendingBytes = 0;
  #neededBytes = 8;
  #head: Buffer[] = [];
  #track: Track | undefined;
  #moof: Box | undefined;

  /** What became complete with this chunk. @throws Error on bytes that are no fragmented MP4. */
  push(chunk: Buffer): Fmp4Part[] {
    this.#pending.push(chunk);
    this.#pendingBytes += chunk.length;
    if (this.#pendingBytes < this.#neededBytes) return [];
    if (this.#pendingBytes > maxPendingBytes) throw new Error('a fragment is larger than 64 MiB');
    const buffer = this.#pending.length === 1 ? chunk : Buffer.concat(this.#pending);
    const parts: Fmp4Part[] = [];
    let offset = 0;
    for (let box = boxAt(buffer, offset); box !== undefined; box = boxAt(buffer, offset)) {
      offset += box.bytes.length;
      const part = this.#read(box);
      if (part !== undefined) parts.push(part);
    }
    this.#keep(buffer.subarray(offset));
    return parts;
  }

  #keep(rest: Buffer): void {
    this.#pending = rest.length === 0 ? [] : [rest];
    this.#pendingBytes = rest.length;
    const size = rest.length >= 8 ? rest.readUInt32BE(0) : 8;
    this.#neededBytes = size === 1 ? 16 : size;
  }

  #read(box: Box): Fmp4Part | undefined {
    switch (box.type) {
      case 'ftyp':
        this.#head = [Buffer.from(box.bytes)];
        return undefined;
      case 'moov': {
        this.#track = readTrack(box.body);
        return { kind: 'init', init: { bytes: Buffer.concat([...this.#head, box.bytes]), track: this.#track } };
      }
      case 'moof':
        this.#moof = { ...box, bytes: Buffer.from(box.bytes) };
        return undefined;
      case 'mdat':
        return this.#readSamples(box);
      default:
        return undefined;
    }
  }

  #readSamples(mdat: Box): Fmp4Part | undefined {
    const moof = this.#moof;
    this.#moof = undefined;
    if (moof === undefined || this.#track === undefined) throw new Error('an mdat box stands without moof and moov');
    return { kind: 'samples', samples: samplesOf(moof.bytes, mdat.bytes, this.#track.defaults) };
  }
}

/** Samples of one `moof` and the `mdat` right behind it, with `default-base-is-moof` addressing. */
export function samplesOf(moof: Buffer, mdat: Buffer, trackDefaults: SampleDefaults): Sample[] {
  const traf = boxOf(moof.subarray(8), 'traf')?.body;
  const tfhd = traf && boxOf(traf, 'tfhd')?.body;
  const tfdt = traf && boxOf(traf, 'tfdt')?.body;
  const trun = traf && boxOf(traf, 'trun')?.body;
  if (tfhd === undefined || tfdt === undefined || trun === undefined)
    throw new Error('a fragment lacks its track header');
  const dts = tfdt[0] === 1 ? Number(tfdt.readBigInt64BE(4)) : tfdt.readUInt32BE(4);
  const rows = readRun(trun, readFragmentDefaults(tfhd, trackDefaults));
  return locate(rows, { dts, mdat, dataOffset: rows.dataOffset - moof.length });
}

interface Row {
  duration: number;
  size: number;
  flags: number;
  compositionOffset: number;
}

type Run = Row[] & { dataOffset: number };

function readFragmentDefaults(tfhd: Buffer, defaults: SampleDefaults): SampleDefaults {
  const flags = tfhd.readUInt32BE(0) & 0xffffff;
  let offset = 8;
  const next = (bit: number, fallback: number, bytes = 4) => {
    if ((flags & bit) === 0) return fallback;
    offset += bytes;
    return tfhd.readUInt32BE(offset - 4);
  };
  next(0x1, 0, 8);
  next(0x2, 0);
  const duration = next(0x8, defaults.duration);
  const size = next(0x10, defaults.size);
  return { duration, size, flags: next(0x20, defaults.flags) };
}

function readRun(trun: Buffer, defaults: SampleDefaults): Run {
  const flags = trun.readUInt32BE(0) & 0xffffff;
  const count = trun.readUInt32BE(4);
  let offset = 8;
  const next = (bit: number, fallback: number) => {
    if ((flags & bit) === 0) return fallback;
    offset += 4;
    return trun.readUInt32BE(offset - 4);
  };
  const dataOffset = next(0x1, 0) | 0;
  const firstFlags = next(0x4, -1);
  const rows: Row[] = [];
  for (let position = 0; position < count; position++) {
    const duration = next(0x100, defaults.duration);
    const size = next(0x200, defaults.size);
    const ownFlags = next(0x400, defaults.flags);
    const compositionOffset = next(0x800, 0) | 0;
    rows.push({
      duration,
      size,
      flags: position === 0 && firstFlags !== -1 ? firstFlags : ownFlags,
      compositionOffset,
    });
  }
  return Object.assign(rows, { dataOffset });
}

function locate(
  rows: readonly Row[],
  { dts, mdat, dataOffset }: { dts: number; mdat: Buffer; dataOffset: number },
): Sample[] {
  let time = dts;
  let offset = dataOffset;
  return rows.map((row) => {
    if (offset < 8 || offset + row.size > mdat.length) throw new RangeError('a sample lies outside of its mdat box');
    const sample = {
      dts: time,
      pts: time + row.compositionOffset,
      duration: row.duration,
      isKeyframe: (row.flags & nonSyncFlag) === 0,
      bytes: Buffer.from(mdat.subarray(offset, offset + row.size)),
    };
    time += row.duration;
    offset += row.size;
    return sample;
  });
}
