import { readFile, stat } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { HlsIndex } from '@app/contract';
import {
  initUri,
  posterUri,
  segmentUri,
  sequenceOf,
  writeSegment,
  type FinishedSegment,
  type Init,
  type Track,
} from '@app/hls';
import type { PackagedOutput } from '@app/tasks';
import type { Announcer } from './announce.client.js';
import {
  beginIndex,
  isSupersededBy,
  oldestKeptSequence,
  withRenditions,
  withSegment,
  type IndexFacts,
} from './index-of-packager.js';
import { indexKey, parseIndex } from './sections.js';
import type { Store } from './store.js';

/** Why packaging cannot go on as it is. */
export type PackagingProblem =
  /** Another packager has taken this replica over. */
  | { kind: 'superseded' }
  /** The codec's configuration is not the one this section began with. */
  | { kind: 'init_changed' };

export interface PackagerOptions extends Omit<IndexFacts, 'now'> {
  store: Store;
  announcer: Announcer;
  onProblem: (problem: PackagingProblem) => void;
  /** A segment that could not be stored: it becomes a gap. */
  onStoreFailure: (error: Error) => void;
  onSegmentStored: (segment: FinishedSegment) => void;
}

const storeDelaysMs = [200, 500, 1_000, 2_000, 4_000];
/** Listing the store for each segment would be wasteful: old ones are looked for once in so many. */
const sweepEverySegments = 10;

/**
 * Stores segments and keeps the index of one replica in one section. Everything goes through one queue, so that the index never
 * lists what is not stored; the index is written once for all segments that are ready together.
 */
export class Packager {
  #index: HlsIndex;
  #queue: Promise<void> = Promise.resolve();
  #isIndexDue = false;
  #isStopped = false;
  #storedSegments = 0;
  #posterMtimeMs = 0;
  readonly #tracks = new Map<number, Track>();

  constructor(private readonly options: PackagerOptions) {
    this.#index = beginIndex({ ...options, now: new Date().toISOString() });
    // At once, so that nobody is served the playlist of an earlier broadcast.
    if (this.#index.renditions.length === 0) this.#writeIndexSoon();
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
    this.#enqueue(async () => {
      const { store, stream, section } = this.options;
      const key = `${stream}/${initUri(section.broadcastId, output.rendition.id, section.id)}`;
      if (!(await this.#putIfAbsent(key, init.bytes)) && !(await store.get(key))?.equals(init.bytes)) {
        this.#stop({ kind: 'init_changed' });
        return;
      }
      this.#tracks.set(position, init.track);
      if (this.#tracks.size === outputs.length) this.#index = this.#withTracks(outputs);
    });
  }

  addSegment(output: PackagedOutput, segment: FinishedSegment): void {
    const { section, stream } = this.options;
    const renditionId = output.rendition.id;
    const sequence = section.base + segment.number;
    if (sequence < 0) return;
    this.#enqueue(async () => {
      const bytes = writeSegment(segment.samples, sequence);
      await this.#putIfAbsent(`${stream}/${segmentUri(section.broadcastId, renditionId, sequence)}`, bytes);
      this.#index = withSegment(this.#index, section, { renditionId, segment, bytes: bytes.length });
      this.#writeIndexSoon();
      this.options.onSegmentStored(segment);
      this.#storedSegments += 1;
      if (this.#storedSegments % sweepEverySegments === 0) await this.#sweep();
    });
  }

  /** Stores the poster file when ffmpeg has renewed it. */
  async checkPoster(path: string): Promise<void> {
    const mtimeMs = (await stat(path).catch(() => undefined))?.mtimeMs ?? 0;
    if (mtimeMs === this.#posterMtimeMs || mtimeMs === 0) return;
    this.#posterMtimeMs = mtimeMs;
    this.#enqueue(async () => {
      const uri = posterUri(this.options.section.broadcastId);
      await this.options.store.put(`${this.options.stream}/${uri}`, await readFile(path));
      this.#index = { ...this.#index, poster: { uri, at: new Date(mtimeMs).toISOString() } };
      this.#writeIndexSoon();
    });
  }

  /** Forgets the tracks of a run; the next one brings its own. */
  endRun(): void {
    this.#enqueue(async () => this.#tracks.clear());
  }

  /** EXT-X-ENDLIST: the broadcast is over. */
  end(): void {
    this.#enqueue(async () => {
      this.#index = { ...this.#index, endedAt: new Date().toISOString() };
      this.#writeIndexSoon();
    });
  }

  /** Resolves when everything handed in is stored and told. */
  async settle(): Promise<void> {
    for (let queue; queue !== this.#queue;) {
      queue = this.#queue;
      await queue;
    }
    await this.options.announcer.settle();
  }

  #withTracks(outputs: readonly PackagedOutput[]): HlsIndex {
    const tracks = outputs.flatMap((output, position) => {
      const track = this.#tracks.get(position);
      return track === undefined ? [] : [{ output, track }];
    });
    return withRenditions(this.#index, this.options.section.id, tracks);
  }

  #enqueue(step: () => Promise<void>): void {
    this.#queue = this.#queue.then(async () => {
      if (this.#isStopped) return;
      try {
        await step();
      } catch (error) {
        this.options.onStoreFailure(error as Error);
      }
    });
  }

  #writeIndexSoon(): void {
    if (this.#isIndexDue) return;
    this.#isIndexDue = true;
    this.#enqueue(async () => {
      this.#isIndexDue = false;
      await this.#writeIndex();
    });
  }

  async #writeIndex(): Promise<void> {
    const { store, stream, replica, section, announcer } = this.options;
    const stored = parseIndex(await store.get(indexKey(stream, replica)));
    if (stored !== undefined && isSupersededBy(stored, this.#index, section.discontinuity)) {
      this.#stop({ kind: 'superseded' });
      return;
    }
    this.#index = { ...this.#index, updatedAt: new Date().toISOString() };
    await store.put(indexKey(stream, replica), Buffer.from(JSON.stringify(this.#index)));
    announcer.announce(this.#index);
  }

  async #putIfAbsent(key: string, bytes: Uint8Array): Promise<boolean> {
    for (const delayMs of storeDelaysMs) {
      try {
        return await this.options.store.putIfAbsent(key, bytes);
      } catch (error) {
        this.options.onStoreFailure(error as Error);
        await delay(delayMs);
      }
    }
    return this.options.store.putIfAbsent(key, bytes);
  }

  async #sweep(): Promise<void> {
    const { store, stream, section } = this.options;
    const oldest = oldestKeptSequence(this.#index);
    for (const key of await store.list(`${stream}/${section.broadcastId}`)) {
      const sequence = sequenceOf(key);
      if (sequence !== undefined && sequence < oldest) await store.delete(key);
    }
  }

  #stop(problem: PackagingProblem): void {
    this.#isStopped = true;
    this.options.onProblem(problem);
  }
}
