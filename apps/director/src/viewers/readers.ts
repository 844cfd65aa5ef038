/** Who reads playlists, by what is left of them: a keyed hash that nobody can trace back once this process has ended. */
export interface Reader {
  stream: string;
  /** Hash of what tells readers apart. */
  hash: string;
}

/** So many readers are remembered at once: some 100 MB. More are not counted. */
const mostReaders = 500_000;

/** Different readers a stream within the last while. In memory only. */
export class Readers {
  readonly #lastSeen = new Map<string, Map<string, number>>();
  #size = 0;

  /** @param windowMs who has not been seen for so long has gone */
  constructor(
    private readonly windowMs: number,
    private readonly most = mostReaders,
  ) {}

  see({ stream, hash }: Reader, nowMs: number): void {
    const readers = this.#lastSeen.get(stream) ?? new Map<string, number>();
    const isNew = !readers.has(hash);
    if (isNew && this.#size >= this.most) return;
    if (isNew) this.#size += 1;
    readers.set(hash, nowMs);
    this.#lastSeen.set(stream, readers);
  }

  /** Number of readers by stream; forgets those who have gone. */
  count(nowMs: number): Map<string, number> {
    for (const [stream, readers] of this.#lastSeen) {
      for (const [hash, seenAt] of readers) {
        if (nowMs - seenAt < this.windowMs) continue;
        readers.delete(hash);
        this.#size -= 1;
      }
      if (readers.size === 0) this.#lastSeen.delete(stream);
    }
    return new Map([...this.#lastSeen].map(([stream, readers]) => [stream, readers.size]));
  }
}
