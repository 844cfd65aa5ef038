import type { AuthorizationFeed, AuthorizedStream } from '@app/contract';
import { Networks } from './networks.js';

/** A publish key as it is looked up; instants in milliseconds since 1970. */
export interface SnapshotKey {
  id: string;
  stream: AuthorizedStream;
  notBeforeMs: number;
  notAfterMs: number;
  /** null = usable from any address. */
  networks: Networks | null;
}

/**
 * Who may publish what, indexed for one map access a question. Streams are replaced, never altered, so that a
 * verdict or a save that holds one sees it whole.
 */
export class Snapshot {
  /** Position in the feed after the last change applied; undefined before the first. */
  cursor: string | undefined;
  private applications = new Set<string>();
  private readonly streams = new Map<string, AuthorizedStream>();
  private readonly byName = new Map<string, AuthorizedStream>();
  private readonly byKeyHash = new Map<string, SnapshotKey>();

  /** False until the first feed: then nothing can be decided. */
  get isLoaded(): boolean {
    return this.cursor !== undefined;
  }

  get size(): number {
    return this.streams.size;
  }

  apply(feed: AuthorizationFeed): void {
    if (feed.full) this.clear();
    this.applications = new Set(feed.applications);
    // Everything old goes before anything new comes: two streams may have swapped names or keys.
    for (const id of feed.removedStreamIds) this.remove(id);
    for (const { id } of feed.streams) this.remove(id);
    for (const stream of feed.streams) this.add(stream);
    this.cursor = feed.cursor;
  }

  hasApplication(name: string): boolean {
    return this.applications.has(name);
  }

  streamByName(name: string): AuthorizedStream | undefined {
    return this.byName.get(name);
  }

  keyByHash(hash: string): SnapshotKey | undefined {
    return this.byKeyHash.get(hash);
  }

  /** The whole of it in the form of the feed, for the disk, without the pulls. Costs one array, no copies of streams. */
  toFeed(): Omit<AuthorizationFeed, 'pulls'> {
    return {
      cursor: this.cursor ?? '',
      full: true,
      applications: [...this.applications],
      streams: [...this.streams.values()],
      removedStreamIds: [],
    };
  }

  private clear(): void {
    this.streams.clear();
    this.byName.clear();
    this.byKeyHash.clear();
  }

  private remove(id: string): void {
    const stream = this.streams.get(id);
    if (stream === undefined) return;
    this.streams.delete(id);
    if (this.byName.get(stream.name) === stream) this.byName.delete(stream.name);
    for (const key of stream.keys) {
      if (this.byKeyHash.get(key.hash)?.stream === stream) this.byKeyHash.delete(key.hash);
    }
  }

  private add(stream: AuthorizedStream): void {
    this.streams.set(stream.id, stream);
    this.byName.set(stream.name, stream);
    for (const key of stream.keys) {
      this.byKeyHash.set(key.hash, {
        id: key.id,
        stream,
        notBeforeMs: key.notBefore === null ? -Infinity : Date.parse(key.notBefore),
        notAfterMs: key.notAfter === null ? Infinity : Date.parse(key.notAfter),
        networks: Networks.of(key.networks),
      });
    }
  }
}
