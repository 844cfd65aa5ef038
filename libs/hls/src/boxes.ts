/** ISO base media file format (ISO/IEC 14496-12) boxes in a buffer. */
export interface Box {
  type: string;
  /** Whole box, header included. */
  bytes: Buffer;
  /** Behind the header. */
  body: Buffer;
}

/** Boxes one after another; a cut-off last one is left out. @throws RangeError on a size that cannot be. */
export function boxesIn(buffer: Buffer): Box[] {
  const boxes: Box[] = [];
  let offset = 0;
  for (let box = boxAt(buffer, offset); box !== undefined; box = boxAt(buffer, offset)) {
    boxes.push(box);
    offset += box.bytes.length;
  }
  return boxes;
}

/** The box at an offset, or undefined while it is not complete. */
export function boxAt(buffer: Buffer, offset: number): Box | undefined {
  if (buffer.length - offset < 8) return undefined;
  const short = buffer.readUInt32BE(offset);
  const isLong = short === 1;
  if (isLong && buffer.length - offset < 16) return undefined;
  const size = isLong ? Number(buffer.readBigUInt64BE(offset + 8)) : short;
  const header = isLong ? 16 : 8;
  if (size < header) throw new RangeError(`a box of ${size} bytes is smaller than its header`);
  if (buffer.length - offset < size) return undefined;
  const bytes = buffer.subarray(offset, offset + size);
  return { type: bytes.toString('latin1', 4, 8), bytes, body: bytes.subarray(header) };
}

/** First box of a path such as `trak/mdia/mdhd`, from the body of a container. */
export function boxOf(body: Buffer, path: string): Box | undefined {
  const [first, ...rest] = path.split('/');
  const found = boxesIn(body).find((box) => box.type === first);
  return found === undefined || rest.length === 0 ? found : boxOf(found.body, rest.join('/'));
}

/** A box of the given type around the given parts. */
export function makeBox(type: string, ...parts: readonly Buffer[]): Buffer {
  const size = parts.reduce((sum, part) => sum + part.length, 8);
  const header = Buffer.alloc(8);
  header.writeUInt32BE(size, 0);
  header.write(type, 4, 'latin1');
  return Buffer.concat([header, ...parts], size);
}
