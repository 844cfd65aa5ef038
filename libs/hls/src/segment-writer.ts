import { makeBox } from './boxes.js';
import type { Sample } from './fmp4.js';

const syncFlags = 0x02000000;
const nonSyncFlags = 0x01010000;
const trackId = 1;

/**
 * One media segment of fragmented MP4 (RFC 8216 3.3): `styp`, one `moof`, one `mdat`. Its decode time is absolute, so a segment
 * stands for itself whichever packager made it.
 *
 * @param samples at least one, in decode order, durations filled in
 * @param sequence for `mfhd`; players do not look at it
 */
export function writeSegment(samples: readonly Sample[], sequence: number): Buffer {
  const first = samples[0];
  if (first === undefined) throw new Error('a segment needs at least one sample');
  const styp = makeBox('styp', Buffer.from('msdh\0\0\0\0msdhmsix', 'latin1'));
  // `tfdt` is unsigned: a copied source with B-frames may begin below zero.
  const start = Math.max(0, first.dts);
  const moofSize = writeMoof(samples, { sequence, start, dataOffset: 0 }).length;
  const moof = writeMoof(samples, { sequence, start, dataOffset: moofSize + 8 });
  return Buffer.concat([styp, moof, makeBox('mdat', ...samples.map((sample) => sample.bytes))]);
}

interface MoofFacts {
  sequence: number;
  start: number;
  dataOffset: number;
}

function writeMoof(samples: readonly Sample[], { sequence, start, dataOffset }: MoofFacts): Buffer {
  const mfhd = makeBox('mfhd', words(0, sequence >>> 0));
  const defaultBaseIsMoof = 0x020000;
  const tfhd = makeBox('tfhd', words(defaultBaseIsMoof, trackId));
  const time = Buffer.alloc(12);
  time.writeUInt32BE(0x01000000, 0);
  time.writeBigUInt64BE(BigInt(start), 4);
  const traf = makeBox('traf', tfhd, makeBox('tfdt', time), makeBox('trun', writeRun(samples, start, dataOffset)));
  return makeBox('moof', mfhd, traf);
}

/** Version 1: composition offsets are signed. */
function writeRun(samples: readonly Sample[], start: number, dataOffset: number): Buffer {
  const run = Buffer.alloc(12 + 16 * samples.length);
  run.writeUInt32BE(0x01000f01, 0);
  run.writeUInt32BE(samples.length, 4);
  run.writeUInt32BE(dataOffset, 8);
  let time = start;
  samples.forEach((sample, position) => {
    const offset = 12 + 16 * position;
    run.writeUInt32BE(sample.duration, offset);
    run.writeUInt32BE(sample.bytes.length, offset + 4);
    run.writeUInt32BE(sample.isKeyframe ? syncFlags : nonSyncFlags, offset + 8);
    run.writeInt32BE(sample.pts - time, offset + 12);
    time += sample.duration;
  });
  return run;
}

function words(...values: readonly number[]): Buffer {
  const buffer = Buffer.alloc(4 * values.length);
  values.forEach((value, position) => buffer.writeUInt32BE(value, 4 * position));
  return buffer;
}
