import type { HlsIndex } from '@app/contract';

const timeoutMs = 2_000;

export interface AnnounceTarget {
  url: string;
  token: string;
}

/**
 * Tells directors of a new index, so that they need not look into the store. A hint: a director that misses it finds the index
 * there. One request a director at a time; of those that pile up only the newest is sent.
 */
export class Announcer {
  readonly #waiting = new Map<string, HlsIndex>();
  readonly #busy = new Map<string, Promise<void>>();

  constructor(
    private readonly targets: readonly AnnounceTarget[],
    private readonly onFailure: (reason: string) => void,
  ) {}

  announce(index: HlsIndex): void {
    for (const target of this.targets) {
      this.#waiting.set(target.url, index);
      if (!this.#busy.has(target.url)) this.#busy.set(target.url, this.#send(target));
    }
  }

  /** Resolves when nothing is under way. */
  async settle(): Promise<void> {
    await Promise.all(this.#busy.values());
  }

  async #send(target: AnnounceTarget): Promise<void> {
    for (let index = this.#take(target.url); index !== undefined; index = this.#take(target.url)) {
      await this.#post(target, index);
    }
    this.#busy.delete(target.url);
  }

  #take(url: string): HlsIndex | undefined {
    const index = this.#waiting.get(url);
    this.#waiting.delete(url);
    return index;
  }

  async #post({ url, token }: AnnounceTarget, index: HlsIndex): Promise<void> {
    try {
      const response = await fetch(`${url.replace(/\/+$/, '')}/announce`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify(index),
        signal: AbortSignal.timeout(timeoutMs),
      });
      await response.body?.cancel();
      if (!response.ok) this.onFailure(`the director answered ${response.status} to an announcement`);
    } catch (error) {
      this.onFailure(`a director cannot be told of new segments: ${reasonOf(error)}`);
    }
  }
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return cause instanceof Error ? ((cause as NodeJS.ErrnoException).code ?? cause.name) : 'unknown';
}
