import { ByteRate } from './byte-rate.js';
import { LiveSource } from './live-source.js';

const aSource = () => new LiveSource('vid-1', 'live', 'name', '/live/name');
const video = (first: number, timestamp = 0, size = 6) => ({
  kind: 'media' as const,
  type: 'video' as const,
  timestamp,
  payload: Buffer.concat([Buffer.from([first, 1]), Buffer.alloc(size - 2)]),
});

function aViewer() {
  const timestamps: number[] = [];
  return { timestamps, send: (chunks: Buffer) => void timestamps.push(chunks.readUIntBE(1, 3)) };
}

it('has one publisher at a time and relays nobody else', () => {
  const source = aSource();
  const viewer = aViewer();
  source.join(viewer);
  expect([source.acquire('a'), source.acquire('b')]).toEqual([true, false]);
  source.accept('b', video(0x17, 1));
  source.accept('a', video(0x17, 2));
  source.release('b');
  source.accept('a', video(0x27, 3));
  source.release('a');
  source.accept('a', video(0x17, 4));
  expect(viewer.timestamps).toEqual([2, 3]);
  expect(source.acquire('b')).toBe(true);
});

it('keeps the pictures since the last keyframe for a late viewer, and forgets them with the publisher', () => {
  const source = aSource();
  source.acquire('a');
  for (const [first, timestamp] of [
    [0x17, 0],
    [0x27, 1],
    [0x17, 2],
    [0x27, 3],
  ] as const) {
    source.accept('a', video(first, timestamp));
  }
  const late = aViewer();
  source.join(late);
  expect(late.timestamps).toEqual([2, 3]);
  source.release('a');
  const later = aViewer();
  source.join(later);
  expect(later.timestamps).toEqual([]);
});

it('does not keep a group of pictures that grew too long; its late viewer begins at the next keyframe', () => {
  const source = aSource();
  source.acquire('a');
  source.accept('a', video(0x17, 0));
  for (let message = 1; message <= 5; message++) source.accept('a', video(0x27, message, 7_000_000));
  const late = aViewer();
  expect(source.join(late)).toBe(0);
  source.accept('a', video(0x27, 6));
  source.accept('a', video(0x17, 7));
  source.accept('a', video(0x27, 8));
  expect(late.timestamps).toEqual([7, 8]);
});

it('averages over full windows of 30 s and says 0 before the first', () => {
  const rate = new ByteRate();
  rate.sample(1000, 0);
  rate.sample(30_999, 3_000_000);
  expect(rate.kbps).toBe(0);
  rate.sample(31_000, 3_750_000);
  expect(rate.kbps).toBe(1000);
  rate.sample(61_000, 3_750_000);
  expect(rate.kbps).toBe(0);
});
