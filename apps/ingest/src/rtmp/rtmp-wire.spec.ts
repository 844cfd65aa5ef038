import fc from 'fast-check';
import { toChunks } from '../live/media-message.js';
import { messageLimits, RtmpWire, type RtmpInput } from './rtmp-wire.js';

const handshake = Buffer.concat([Buffer.from([3]), Buffer.alloc(3072)]);
/** Set Chunk Size to 65535, what `toChunks` writes. */
const largeChunks = Buffer.from([2, 0, 0, 0, 0, 0, 4, 1, 0, 0, 0, 0, 0, 0, 0xff, 0xff]);

function aWire(): { wire: RtmpWire; inputs: RtmpInput[]; written: Buffer[] } {
  const inputs: RtmpInput[] = [];
  const written: Buffer[] = [];
  const wire = new RtmpWire({
    write: (bytes) => void written.push(bytes),
    receive: (input) => void inputs.push(input),
  });
  return { wire, inputs, written };
}

it('reads the same messages however the bytes are cut, with 32-bit timestamps', () => {
  const message = fc.record({
    type: fc.constantFrom('audio' as const, 'video' as const),
    timestamp: fc.oneof(fc.integer({ min: 0, max: 0xffffffff }), fc.constantFrom(0xfffffe, 0xffffff, 0x1000000)),
    length: fc.oneof(fc.integer({ min: 1, max: 3000 }), fc.constantFrom(65_535, 65_536, 140_000)),
  });
  const property = fc.property(
    fc.array(message, { minLength: 1, maxLength: 6 }),
    fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 20 }),
    (messages, cuts) => {
      const { wire, inputs } = aWire();
      wire.maxMessageBytes = messageLimits.media;
      const sent = messages.map(({ type, timestamp, length }, index) => ({
        kind: 'media' as const,
        type,
        timestamp,
        payload: Buffer.alloc(length, index + 1),
      }));
      const bytes = Buffer.concat([handshake, largeChunks, ...sent.map(toChunks)]);
      for (let at = 0, cut = 0; at < bytes.length; cut++) {
        const length = cuts[cut % cuts.length] ?? 1;
        wire.feed(bytes.subarray(at, at + length));
        at += length;
      }
      const facts = (input: RtmpInput) => (input.kind === 'media' ? [input.type, input.timestamp] : input);
      expect(inputs.map(facts)).toEqual(sent.map(facts));
      // Not through toEqual: it is slow on long buffers.
      expect(inputs.every((input, index) => input.kind === 'media' && sent[index]?.payload.equals(input.payload))).toBe(
        true,
      );
    },
  );
  fc.assert(property, { numRuns: 60 });
});

it('never throws anything but an Error, and never hangs, on arbitrary bytes after the handshake', () => {
  const property = fc.property(fc.uint8Array({ maxLength: 4000 }), (bytes) => {
    const { wire } = aWire();
    wire.feed(handshake);
    try {
      wire.feed(Buffer.from(bytes));
    } catch (error) {
      expect(error).toBeInstanceOf(Error);
    }
  });
  fc.assert(property, { numRuns: 500 });
});

it('acknowledges received bytes when the peer asked for it', () => {
  const { wire, written } = aWire();
  wire.feed(handshake);
  wire.feed(Buffer.from([2, 0, 0, 0, 0, 0, 4, 5, 0, 0, 0, 0, 0, 0, 0x10, 0])); // window 4096
  wire.feed(largeChunks);
  wire.feed(toChunks({ type: 'audio', timestamp: 0, payload: Buffer.alloc(2000, 1) }));
  const acknowledgement = written.find((bytes) => bytes.length === 16 && bytes[7] === 3);
  expect(acknowledgement?.readUInt32BE(12)).toBe(3073 + 16 + 16 + 2012);
});

it('answers a ping', () => {
  const { wire, written } = aWire();
  wire.feed(handshake);
  wire.feed(Buffer.from([2, 0, 0, 0, 0, 0, 6, 4, 0, 0, 0, 0, 0, 6, 1, 2, 3, 4]));
  expect(written.at(-1)?.subarray(12)).toEqual(Buffer.from([0, 7, 1, 2, 3, 4]));
});
