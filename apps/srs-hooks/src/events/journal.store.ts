import { mediaEvent, type MediaEvent } from '@app/contract';
import { isErrno, type Logger } from '@app/kit';
import { readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { JournalFile } from './journal-file.store.js';

const segmentName = /^\d{10}\.ndjson$/;

/** A part of the journal, one file, removed as a whole once its events are in Redis. */
interface Segment {
  file: JournalFile;
  events: number;
  /** Of these, from the first, how many are in Redis. */
  sent: number;
  /** The events themselves, also those that were sent; null = they are in the file. */
  memory: MediaEvent[] | null;
}

interface JournalLimits {
  /** Size of all files together at which nothing more is written, bytes. */
  maxBytes: number;
  segmentBytes: number;
  /** So many events are kept in memory; beyond them only those that are in no file, as many again. */
  maxInMemory: number;
}

/**
 * Every media event from its answer until it is in Redis, oldest first: in memory, and in files of NDJSON
 * (`<folder>/0000000001.ndjson`), a write-ahead log.
 *
 * What can be lost: by a kill -9, nothing whose `append` has returned (written pages survive the process); by a loss of
 * power, what was written in the last second. While the disk is full or fails, events wait in memory only, as many as
 * `maxInMemory`; they are written once it works again. A crash in the middle of a replay repeats a segment: the events' ids
 * make that harmless. Events of an older process come before those of this one, so the order is that of the answers.
 */
export class JournalStore {
  private segments: Segment[] = [];
  /** The last of them, which events are added to. Never a file of an older process: its last line may be torn. */
  private current: Segment | undefined;
  /** Lines of the current segment that are not in its file. */
  private unwritten: string[] = [];
  private isFailing = false;
  /** Writing and emptying of the current file, one after the other. */
  private tail: Promise<void> = Promise.resolve();
  private closing: Promise<void> = Promise.resolve();
  private lastNumber = 0;

  constructor(
    private readonly folder: string,
    private readonly limits: JournalLimits,
    private readonly logger: Logger,
  ) {}

  /** Finds what an earlier process left. A folder that cannot be read is as good as none. */
  async open(): Promise<void> {
    try {
      const names = (await readdir(this.folder)).filter((name) => segmentName.test(name)).sort();
      for (const name of names) await this.find(name);
    } catch (error) {
      if (!isErrno(error, 'ENOENT')) this.logger.error({ err: error }, 'journal cannot be opened');
    }
    if (this.events > 0) this.logger.info({ events: this.events }, 'journal found');
  }

  /** Size of all files. */
  get bytes(): number {
    return this.segments.reduce((sum, { file }) => sum + file.bytes, 0);
  }

  /** Not yet in Redis. */
  get events(): number {
    return this.segments.reduce((sum, { events, sent }) => sum + events - sent, 0);
  }

  /** Events that are in no file. */
  get unwrittenEvents(): number {
    return this.unwritten.length;
  }

  /**
   * Takes events in. Returns once they are written, or known not to be for now.
   * @returns how many were dropped from the end: neither disk nor memory has room
   */
  async append(events: readonly MediaEvent[]): Promise<number> {
    const taken = events.slice(0, Math.max(0, this.limits.maxInMemory - this.unwritten.length));
    const segment = this.segmentToAddTo();
    for (const event of taken) {
      segment.memory?.push(event);
      this.unwritten.push(`${JSON.stringify(event)}\n`);
    }
    segment.events += taken.length;
    if (!this.isFailing) await this.write();
    this.freeMemory();
    return events.length - taken.length;
  }

  /** Writes what is not in the file. A failure is logged when it begins and when it ends. */
  write(): Promise<void> {
    return (this.tail = this.tail.then(() => this.writeNow()));
  }

  /** The oldest events that are not in Redis, `limit` at the most; none when all are. */
  async next(limit: number): Promise<MediaEvent[]> {
    for (;;) {
      const head = this.segments[0];
      if (head === undefined) return [];
      const memory = (head.memory ??= await this.read(head));
      if (head.sent < memory.length) return memory.slice(head.sent, head.sent + limit);
      if (head === this.current) return [];
      await this.drop(head);
    }
  }

  /** The first `count` of `next` are in Redis. */
  async acknowledge(count: number): Promise<void> {
    const head = this.segments[0];
    if (head === undefined) return;
    head.sent += count;
    if (head.sent < head.events) return;
    if (head !== this.current) return this.drop(head);
    await (this.tail = this.tail.then(() => this.emptyNow(head)));
  }

  /** What is left stays in the files for the next process. */
  async close(): Promise<void> {
    await this.write();
    if (this.unwritten.length > 0)
      this.logger.error({ events: this.unwritten.length }, 'media events lost at the stop');
    this.closeCurrent();
    await this.closing;
    for (const segment of [...this.segments]) {
      if (segment.sent === segment.events) await this.drop(segment);
    }
  }

  private async find(name: string): Promise<void> {
    this.lastNumber = Number.parseInt(name, 10);
    const file = new JournalFile(join(this.folder, name));
    try {
      const content = await readFile(file.path);
      file.bytes = content.length;
      this.segments.push({ file, events: linesOf(content.toString('utf8')).length, sent: 0, memory: null });
    } catch (error) {
      await this.setAside(file, error);
    }
  }

  private async read(segment: Segment): Promise<MediaEvent[]> {
    try {
      const lines = linesOf(await readFile(segment.file.path, 'utf8'));
      const events = lines.map(parseLine).filter((event) => event !== undefined);
      const unreadable = lines.length - events.length;
      if (unreadable > 0) this.logger.error({ path: segment.file.path, unreadable }, 'journal has unreadable lines');
      segment.events = events.length;
      return events;
    } catch (error) {
      await this.setAside(segment.file, error);
      segment.events = segment.sent;
      return [];
    }
  }

  /** A file that cannot be read must not hold up those behind it, nor come again at each start. */
  private async setAside({ path }: JournalFile, error: unknown): Promise<void> {
    this.logger.error({ err: error, path }, 'file of the journal cannot be read and is set aside');
    await rename(path, `${path}.unreadable`).catch(() => undefined);
  }

  private segmentToAddTo(): Segment {
    const isFull = (this.current?.file.bytes ?? 0) >= this.limits.segmentBytes && this.unwritten.length === 0;
    if (this.current !== undefined && !isFull) return this.current;
    this.closeCurrent();
    const file = new JournalFile(join(this.folder, `${String(++this.lastNumber).padStart(10, '0')}.ndjson`));
    this.current = { file, events: 0, sent: 0, memory: [] };
    this.segments.push(this.current);
    return this.current;
  }

  private async writeNow(): Promise<void> {
    const [segment, lines] = [this.current, this.unwritten];
    if (segment === undefined || lines.length === 0) return;
    this.unwritten = [];
    try {
      const text = lines.join('');
      const bytes = this.bytes + Buffer.byteLength(text);
      if (bytes > this.limits.maxBytes) throw new Error(`the journal may have ${this.limits.maxBytes} bytes`);
      await segment.file.append(text);
      if (this.isFailing) this.logger.info({ events: lines.length }, 'journal can be written again');
      this.isFailing = false;
    } catch (error) {
      this.unwritten = [...lines, ...this.unwritten];
      if (!this.isFailing) this.logger.error({ err: error }, 'journal cannot be written, media events wait in memory');
      this.isFailing = true;
    }
  }

  private async emptyNow(segment: Segment): Promise<void> {
    if (segment !== this.current || segment.sent < segment.events) return; // more has come meanwhile
    [this.unwritten, segment.events, segment.sent, segment.memory] = [[], 0, 0, []];
    await segment.file.empty().catch((error: unknown) => this.logger.warn({ err: error }, 'journal cannot be emptied'));
  }

  /** The newest that can be read again later: the oldest are needed next. */
  private freeMemory(): void {
    let events = this.segments.reduce((sum, segment) => sum + (segment.memory?.length ?? 0), 0);
    for (const segment of this.segments.slice(1).reverse()) {
      if (events <= this.limits.maxInMemory) return;
      if (segment === this.current || segment.memory === null) continue;
      events -= segment.memory.length;
      segment.memory = null;
    }
  }

  private closeCurrent(): void {
    const file = this.current?.file;
    this.current = undefined;
    if (file === undefined) return;
    this.closing = Promise.all([this.closing, this.tail])
      .then(() => file.close())
      .catch((error: unknown) => this.logger.warn({ err: error }, 'file of the journal cannot be closed'));
  }

  private async drop(segment: Segment): Promise<void> {
    this.segments = this.segments.filter((other) => other !== segment);
    await rm(segment.file.path, { force: true }).catch((error: unknown) =>
      this.logger.warn({ err: error, path: segment.file.path }, 'file of the journal cannot be removed'),
    );
  }
}

function linesOf(content: string): string[] {
  return content.split('\n').filter((line) => line !== '');
}

function parseLine(line: string): MediaEvent | undefined {
  try {
    return mediaEvent.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
