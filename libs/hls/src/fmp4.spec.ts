import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Fmp4Reader, type Init, type Sample } from './fmp4.js';
import { writeSegment } from './segment-writer.js';

const movflags = '+empty_moov+default_base_moof+frag_every_frame+frag_discont';

function encode(...args: readonly string[]): Buffer {
  const all = ['-nostdin', '-v', 'error', ...args, '-movflags', movflags, '-f', 'mp4', '-'];
  return execFileSync('ffmpeg', all, { maxBuffer: 64 * 1024 * 1024 });
}

const video = () =>
  encode(
    ...['-f', 'lavfi', '-i', 'testsrc2=size=320x180:rate=30', '-t', '1', '-c:v', 'libx264', '-preset', 'ultrafast'],
    ...['-bf', '2', '-b_strategy', '0', '-pix_fmt', 'yuv420p', '-video_track_timescale', '90000'],
  );
const audio = () =>
  encode('-f', 'lavfi', '-i', 'sine=sample_rate=48000', '-t', '1', '-c:a', 'aac', '-b:a', '64k', '-ac', '2');

function read(bytes: Buffer, chunkBytes: number): { init: Init; samples: Sample[] } {
  const reader = new Fmp4Reader();
  let init: Init | undefined;
  const samples: Sample[] = [];
  for (let offset = 0; offset < bytes.length; offset += chunkBytes) {
    for (const part of reader.push(bytes.subarray(offset, offset + chunkBytes))) {
      if (part.kind === 'init') init = part.init;
      else samples.push(...part.samples);
    }
  }
  return { init: init!, samples };
}

interface Packet {
  pts: number;
  dts: number;
  size: string;
  flags: string;
}

function packetsOf(bytes: Buffer): Packet[] {
  const folder = mkdtempSync(join(tmpdir(), 'fmp4-'));
  try {
    const path = join(folder, 'a.mp4');
    writeFileSync(path, bytes);
    const args = ['-v', 'error', '-show_entries', 'packet=pts,dts,size,flags', '-of', 'json', path];
    return (JSON.parse(execFileSync('ffprobe', args, { encoding: 'utf8' })) as { packets: Packet[] }).packets;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('reading and writing fragmented MP4', () => {
  it('reads the tracks of ffmpeg', () => {
    expect(read(video(), 1000).init.track).toMatchObject({
      ...{ kind: 'video', timescale: 90_000, width: 320, height: 180, channels: null },
      codecs: expect.stringMatching(/^avc1\.[0-9a-f]{6}$/),
    });
    expect(read(audio(), 1000).init.track).toMatchObject({
      ...{ kind: 'audio', timescale: 48_000, codecs: 'mp4a.40.2', channels: 2, sampleRate: 48_000, width: null },
    });
  });

  it('reads the same samples from chunks of any size', () => {
    const bytes = video();
    const whole = read(bytes, bytes.length);
    expect(whole.samples.length).toBe(30);
    for (const chunkBytes of [1, 7, 4096]) expect(read(bytes, chunkBytes)).toEqual(whole);
  });

  for (const [name, make] of Object.entries({ video, audio })) {
    it(`writes ${name} segments that ffprobe reads as the original`, () => {
      const original = make();
      const { init, samples } = read(original, 65_536);
      const shifted = samples.map((sample) => ({ ...sample, dts: sample.dts + 2 ** 33, pts: sample.pts + 2 ** 33 }));
      const expected = packetsOf(original);
      const written = packetsOf(Buffer.concat([init.bytes, writeSegment(shifted, 7)]));
      expect(written.map(({ size, flags }) => [size, flags])).toEqual(expected.map(({ size, flags }) => [size, flags]));
      expect(written.map(({ pts, dts }) => [pts - 2 ** 33, dts - 2 ** 33])).toEqual(
        samples.map(({ pts, dts }) => [pts, dts]),
      );
    });
  }

  it('refuses what is no fragmented MP4', () => {
    expect(() => new Fmp4Reader().push(Buffer.from([0, 0, 0, 2, 1, 2, 3, 4, 5, 6]))).toThrow(RangeError);
    expect(() => new Fmp4Reader().push(Buffer.from('\0\0\0\x08mdat', 'latin1'))).toThrow('without moof');
  });
});
