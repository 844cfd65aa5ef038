import { namePattern, type HlsIndex } from '@app/contract';
import type { Logger } from '@app/kit';
import { Inject, Injectable } from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import { DIRECTOR_CONFIG, type DirectorConfig } from '../config.js';
import { LOGGER } from '../logger.js';
import { FsStore } from '../store/fs.store.js';
import { consider, isAlive, type Consideration, type IndexSource, type KnownIndex } from './known-index.js';

/** Memory younger than this answers a request without a look into the store; what is not live may begin any moment. */
const freshForMs = { live: 1_000, idle: 250 };
/** A store that hangs must not hang viewers: memory answers after this. */
const storePatienceMs = 1_000;

/** All that is known of one stream's packagers. */
export interface StreamIndexes {
  known: readonly KnownIndex[];
  /** Rises with every change: the key under which a written playlist may be kept. */
  revision: number;
}

interface StreamMemory {
  byReplica: Map<number, KnownIndex>;
  revision: number;
  refreshedAt: number;
  reading: Promise<void> | null;
}

/** What packagers have stored, by stream: announcements and the store's index objects, the last good ones in memory. */
@Injectable()
export class IndexesService {
  private readonly memory = new Map<string, StreamMemory>();
  private revision = 0;
  private isStoreAway = false;

  constructor(
    private readonly store: FsStore,
    @Inject(DIRECTOR_CONFIG) private readonly config: DirectorConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Takes over what a packager pushed. */
  announce(index: HlsIndex, now: number): Consideration['kind'] {
    const memory = this.memoryOf(index.stream);
    const kind = this.take(memory, index, { now, source: 'announcement' });
    if (kind === 'taken') memory.refreshedAt = now;
    return kind;
  }

  /** What memory holds, without a look into the store. */
  peek(stream: string): StreamIndexes {
    const memory = this.memory.get(stream);
    if (memory === undefined) return { known: [], revision: 0 };
    return { known: [...memory.byReplica.values()], revision: memory.revision };
  }

  /** What is known of a stream, at most a second behind the store as long as the store answers. */
  async of(stream: string, now: number): Promise<StreamIndexes> {
    const memory = this.memoryOf(stream);
    const isLive = [...memory.byReplica.values()].some((each) => this.isAlive(each, now));
    if (now - memory.refreshedAt >= freshForMs[isLive ? 'live' : 'idle']) await this.refresh(stream, now);
    return this.peek(stream);
  }

  /** Whether the packager of this index is at work. */
  isAlive(known: KnownIndex, now: number): boolean {
    return isAlive(known, now, this.config.DIRECTOR_STALE_AFTER_MS);
  }

  /** Reads a stream's index objects again; one reading at a time for each stream, however many ask. */
  async refresh(stream: string, now: number): Promise<void> {
    if (!namePattern.test(stream)) return;
    const memory = this.memoryOf(stream);
    memory.reading ??= this.read(stream, memory, now).finally(() => (memory.reading = null));
    const patience = new AbortController();
    await Promise.race([
      memory.reading,
      delay(storePatienceMs, undefined, { signal: patience.signal }).catch(() => undefined),
    ]);
    patience.abort();
  }

  /** Forgets streams that no longer exist. */
  retain(isKnown: (stream: string) => boolean): void {
    for (const stream of this.memory.keys()) if (!isKnown(stream)) this.memory.delete(stream);
  }

  private async read(stream: string, memory: StreamMemory, now: number): Promise<void> {
    try {
      const { indexes, rejected } = await this.store.readIndexes(stream);
      for (const index of indexes) this.take(memory, index, { now, source: 'store' });
      for (const each of rejected) this.logger.warn({ stream, ...each }, 'index object cannot be used');
      if (this.isStoreAway) this.logger.info({ store: this.store.root }, 'store answers again');
      this.isStoreAway = false;
    } catch (error) {
      if (!this.isStoreAway) this.logger.error({ err: error, stream, store: this.store.root }, 'store cannot be read');
      this.isStoreAway = true;
    }
    memory.refreshedAt = now;
  }

  private take(
    memory: StreamMemory,
    index: HlsIndex,
    { now, source }: { now: number; source: IndexSource },
  ): Consideration['kind'] {
    const known = memory.byReplica.get(index.replica);
    const isKnownAlive = known !== undefined && this.isAlive(known, now);
    const result = consider(known, index, { now, source, isKnownAlive });
    if (result.kind === 'taken') {
      memory.byReplica.set(index.replica, result.known);
      memory.revision = ++this.revision;
    }
    return result.kind;
  }

  private memoryOf(stream: string): StreamMemory {
    const known = this.memory.get(stream);
    if (known !== undefined) return known;
    const fresh = { byReplica: new Map(), revision: 0, refreshedAt: 0, reading: null };
    this.memory.set(stream, fresh);
    return fresh;
  }
}
