import type { MediaEvent } from '@app/contract';
import { mkdir, open, readdir, readFile, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';

/** A part of the journal: one file of NDJSON, removed as a whole once its events are in Redis. */
export interface JournalSegment {
  path: string;
  bytes: number;
  events: number;
}

const segmentName = /^\d{10}\.ndjson$/;

/**
 * Media events that wait for Redis, oldest first, in files `<folder>/0000000001.ndjson` of mode 0600. Survives our restart.
 * A crash in the middle of a replay repeats a segment; the events' ids make that harmless.
 */
export class JournalStore {
  private segments: JournalSegment[] = [];
  private current: { segment: JournalSegment; file: FileHandle } | undefined;
  private lastNumber = 0;

  constructor(
    private readonly folder: string,
    private readonly limits: { maxBytes: number; segmentBytes: number },
  ) {}

  /** Finds what an earlier process left. */
  async open(): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const names = (await readdir(this.folder)).filter((name) => segmentName.test(name)).sort();
    for (const name of names) {
      const path = join(this.folder, name);
      const content = await readFile(path);
      this.segments.push({ path, bytes: content.length, events: countLines(content) });
      this.lastNumber = Number.parseInt(name, 10);
    }
  }

  get isEmpty(): boolean {
    return this.segments.length === 0;
  }

  get bytes(): number {
    return this.segments.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  get events(): number {
    return this.segments.reduce((sum, { events }) => sum + events, 0);
  }

  /** How many of the events were written, from the first; fewer than given = the journal is full. */
  async append(events: readonly MediaEvent[]): Promise<number> {
    let room = this.limits.maxBytes - this.bytes;
    const lines: string[] = [];
    for (const event of events) {
      const line = `${JSON.stringify(event)}\n`;
      room -= Buffer.byteLength(line);
      if (room < 0) break;
      lines.push(line);
    }
    if (lines.length > 0) await this.write(lines);
    return lines.length;
  }

  /** The oldest events, and how many lines of them could not be read (torn by a crash). Nothing is added to it any more. */
  async readOldest(): Promise<{ segment: JournalSegment; events: MediaEvent[]; unreadable: number } | undefined> {
    const segment = this.segments[0];
    if (segment === undefined) return undefined;
    if (this.current?.segment === segment) await this.closeCurrent();
    const lines = (await readFile(segment.path, 'utf8')).split('\n').filter((line) => line !== '');
    const events = lines.map(parseLine).filter((event) => event !== undefined);
    return { segment, events, unreadable: lines.length - events.length };
  }

  async remove(segment: JournalSegment): Promise<void> {
    await rm(segment.path, { force: true });
    this.segments = this.segments.filter((other) => other !== segment);
  }

  async close(): Promise<void> {
    await this.closeCurrent();
  }

  private async write(lines: readonly string[]): Promise<void> {
    if (this.current !== undefined && this.current.segment.bytes >= this.limits.segmentBytes) await this.closeCurrent();
    this.current ??= await this.openNext();
    const content = Buffer.from(lines.join(''));
    await this.current.file.appendFile(content);
    this.current.segment.bytes += content.length;
    this.current.segment.events += lines.length;
  }

  private async openNext(): Promise<{ segment: JournalSegment; file: FileHandle }> {
    const path = join(this.folder, `${String(++this.lastNumber).padStart(10, '0')}.ndjson`);
    const file = await open(path, 'a', 0o600);
    const segment = { path, bytes: 0, events: 0 };
    this.segments.push(segment);
    return { segment, file };
  }

  private async closeCurrent(): Promise<void> {
    const file = this.current?.file;
    this.current = undefined;
    await file?.close();
  }
}

function parseLine(line: string): MediaEvent | undefined {
  try {
    return JSON.parse(line) as MediaEvent;
  } catch {
    return undefined;
  }
}

function countLines(content: Buffer): number {
  let lines = 0;
  for (let at = content.indexOf(10); at !== -1; at = content.indexOf(10, at + 1)) lines++;
  return lines;
}
