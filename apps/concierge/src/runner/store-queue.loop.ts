import { withRetries } from './retries.loop.js';

/** Segments of a few renditions: more means that the store does not keep up, and memory is not endless. */
const mostWaiting = 20;
const storeDelaysMs = [200, 500, 1_000, 2_000, 4_000];

/** Writes to the store, one after the other in the order they were asked for. A failure spoils nothing but its own step. */
export class StoreQueue {
  #last: Promise<void> = Promise.resolve();
  /** Steps that have not begun; each holds a segment at most. */
  #waiting = 0;
  #isStopped = false;

  /** @param onFailure told of every try that failed */
  constructor(private readonly onFailure: (error: Error) => void) {}

  add(step: () => Promise<void>): void {
    this.#waiting += 1;
    this.#last = this.#last.then(async () => {
      this.#waiting -= 1;
      if (this.#isStopped) return;
      try {
        await step();
      } catch (error) {
        this.onFailure(error as Error);
      }
    });
  }

  /** Tries again for a while, unless so much waits already that the store must be away or full for long. */
  patiently<T>(work: () => Promise<T>): Promise<T> {
    const delaysMs = this.#waiting > mostWaiting ? [] : storeDelaysMs;
    return withRetries(work, delaysMs, this.onFailure);
  }

  /** What has not begun is dropped. */
  stop(): void {
    this.#isStopped = true;
  }

  /** Resolves when everything that was asked for is done, also what was asked for meanwhile. */
  async settle(): Promise<void> {
    for (let last; last !== this.#last;) {
      last = this.#last;
      await last;
    }
  }
}
