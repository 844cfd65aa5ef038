import { readFile, stat } from 'node:fs/promises';
import type { HlsIndex } from '@app/contract';
import { initUri, posterUri, segmentUri, writeSegment, type FinishedSegment, type Init, type Track } from '@app/hls';
import type { PackagedOutput } from '@app/tasks';
import type { Announcer } from './announce.client.js';
import {
  isAlone,
  isStillOwner,
  mayTakeOver,
  oldestKeptSequence,
  takeOverIndex,
  withRenditions,
  withSegment,
  type IndexFacts,
} from './index-of-packager.js';
import { deleteSegmentsBefore, indexKey, loadIndexes, parseIndex } from './sections.js';
import { StoreQueue } from './store-queue.loop.js';
import type { Store } from './store.js';

/** Why packaging cannot go on as it is. */
export type PackagingProblem =
  /** Another packager has taken this replica over. */
  | { kind: 'superseded' }
  /** The codec's configuration is not the one this section began with. */
  | { kind: 'init_changed' };

export interface PackagerOptions extends Omit<IndexFacts, 'now' | 'stored'> {
  store: Store;
  announcer: Announcer;
  onProblem: (problem: PackagingProblem) => void;
  /** A segment that could not be stored: it becomes a gap. */
  onStoreFailure: (error: Error) => void;
  onSegmentStored: (segment: FinishedSegment) => void;
}

/** Listing the store for each segment would be wasteful: old ones are looked for once in so many. */
const sweepEverySegments = 10;

/**
 * Stores segments and keeps the index of one replica in one section. Everything goes through one queue, so that the index never
 * lists what is not stored; the index is written once for all segments that are ready together.
 */
export class Packager {
  #index: HlsIndex;
  #isIndexDue = false;
  #storedSegments = 0;
  #posterMtimeMs = 0;
  readonly #tracks = new Map<number, Track>();
  readonly #queue: StoreQueue;

  private constructor(
    private readonly options: PackagerOptions,
    index: HlsIndex,
  ) {
    this.#index = index;
    this.#queue = new StoreQueue((error) => options.onStoreFailure(error));
    options.announcer.announce(index);
  }

  /**
   * Takes the replica over: from the first write on, no earlier packager can write its index any more, and nobody is served the
   * playlist of an earlier broadcast. Undefined = somebody newer has it.
   */
  static async begin(options: PackagerOptions): Promise<Packager | undefined> {
    const { store, stream, replica } = options;
    const key = indexKey(stream, replica);
    for (;;) {
      const stored = parseIndex(await store.get(key));
      const index = takeOverIndex({ ...options, stored, now: new Date().toISOString() });
      if (index === null) return undefined;
      const mayReplace = (current: Buffer) => mayTakeOver(index, parseIndex(current));
      if (await store.putFenced(key, bytesOf(index), mayReplace)) return new Packager(options, index);
    }
  }

  /** The highest number stored of a rendition in this section, or null. */
  lastNumberOf(renditionId: string): number | null {
    const { section } = this.options;
    const segments = this.#index.renditions.find(({ id }) => id === renditionId)?.segments ?? [];
    const last = segments.filter(({ sectionId }) => sectionId === section.id).at(-1);
    return last === undefined ? null : last.sequence - section.base;
  }

  /** The initialization section of one of the run's outputs. */
  addInit(outputs: readonly PackagedOutput[], position: number, init: Init): void {
    const output = outputs[position];
    if (output === undefined) return;
    this.#queue.add(async () => {
      const { store, stream, section } = this.options;
      const key = `${stream}/${initUri(section.broadcastId, output.rendition.id, section.id)}`;
      const isFirst = await this.#queue.patiently(() => store.putIfAbsent(key, init.bytes));
      if (!isFirst && !(await store.get(key))?.equals(init.bytes)) {
        this.#stop({ kind: 'init_changed' });
        return;
      }
      this.#tracks.set(position, init.track);
      if (this.#tracks.size === outputs.length) this.#index = this.#withTracks(outputs);
    });
  }

  addSegment(output: PackagedOutput, segment: FinishedSegment): void {
    this.#queue.add(() => this.#storeSegment(output, segment));
  }

  /** A piece that the end of the source cut short. Another replica may still get the whole, which it would stand in the way of. */
  addTail(output: PackagedOutput, segment: FinishedSegment): void {
    this.#queue.add(async () => {
      const { store, stream } = this.options;
      if (isAlone(this.#index, await loadIndexes(store, stream))) await this.#storeSegment(output, segment);
    });
  }

  /** Stores the poster file when ffmpeg has renewed it. */
  async checkPoster(path: string): Promise<void> {
    const mtimeMs = (await stat(path).catch(() => undefined))?.mtimeMs ?? 0;
    if (mtimeMs === this.#posterMtimeMs || mtimeMs === 0) return;
    this.#posterMtimeMs = mtimeMs;
    this.#queue.add(async () => {
      const uri = posterUri(this.options.section.broadcastId);
      await this.options.store.put(`${this.options.stream}/${uri}`, await readFile(path));
      this.#index = { ...this.#index, poster: { uri, at: new Date(mtimeMs).toISOString() } };
      this.#writeIndexSoon();
    });
  }

  /** Forgets the tracks of a run; the next one brings its own. */
  endRun(): void {
    this.#queue.add(async () => this.#tracks.clear());
  }

  /** EXT-X-ENDLIST: the broadcast is over. */
  end(): void {
    this.#mark({ endedAt: new Date().toISOString() });
  }

  /** The broadcast goes on without this packager, which must not keep its playlist open. */
  leave(): void {
    this.#mark({ leftAt: new Date().toISOString() });
  }

  /** Resolves when everything handed in is stored and told. */
  async settle(): Promise<void> {
    await this.#queue.settle();
    await this.options.announcer.settle();
  }

  async #storeSegment(output: PackagedOutput, segment: FinishedSegment): Promise<void> {
    const { section, store, stream } = this.options;
    const renditionId = output.rendition.id;
    const sequence = section.base + segment.number;
    if (sequence < 0) return;
    const bytes = writeSegment(segment.samples, sequence);
    const key = `${stream}/${segmentUri(section.broadcastId, renditionId, sequence)}`;
    // The first of two replicas stays: its pictures are the same ones, and what a viewer has begun to read must not change.
    await this.#queue.patiently(() => store.putIfAbsent(key, bytes));
    this.#index = withSegment(this.#index, section, { renditionId, segment, bytes: bytes.length });
    this.#writeIndexSoon();
    this.options.onSegmentStored(segment);
    this.#storedSegments += 1;
    if (this.#storedSegments % sweepEverySegments === 0) await this.#sweep();
  }

  #mark(facts: Partial<HlsIndex>): void {
    this.#queue.add(async () => {
      this.#index = { ...this.#index, ...facts };
      this.#writeIndexSoon();
    });
  }

  #withTracks(outputs: readonly PackagedOutput[]): HlsIndex {
    const tracks = outputs.flatMap((output, position) => {
      const track = this.#tracks.get(position);
      return track === undefined ? [] : [{ output, track }];
    });
    return withRenditions(this.#index, this.options.section.id, tracks);
  }

  #writeIndexSoon(): void {
    if (this.#isIndexDue) return;
    this.#isIndexDue = true;
    this.#queue.add(async () => {
      this.#isIndexDue = false;
      await this.#writeIndex();
    });
  }

  async #writeIndex(): Promise<void> {
    const { store, stream, replica, announcer } = this.options;
    const index = { ...this.#index, updatedAt: new Date().toISOString() };
    const mayReplace = (current: Buffer) => isStillOwner(index, parseIndex(current));
    const key = indexKey(stream, replica);
    if (!(await this.#queue.patiently(() => store.putFenced(key, bytesOf(index), mayReplace)))) {
      this.#stop({ kind: 'superseded' });
      return;
    }
    this.#index = index;
    announcer.announce(index);
  }

  async #sweep(): Promise<void> {
    const { store, stream, section } = this.options;
    await deleteSegmentsBefore(store, `${stream}/${section.broadcastId}`, oldestKeptSequence(this.#index));
  }

  #stop(problem: PackagingProblem): void {
    this.#queue.stop();
    this.options.onProblem(problem);
  }
}

function bytesOf(index: HlsIndex): Buffer {
  return Buffer.from(JSON.stringify(index));
}
