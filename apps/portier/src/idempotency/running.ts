import { AsyncLocalStorage } from 'node:async_hooks';

/** The attempt of a request with an `Idempotency-Key`. */
export interface Attempt {
  userId: string;
  key: string;
  /** Another attempt may have taken its place; then this one must not commit. */
  attempt: string;
}

const storage = new AsyncLocalStorage<Attempt>();

/** Every transaction of `work` marks the attempt as done when it commits (database.ts). */
export function runAttempt<Result>(attempt: Attempt, work: () => Result): Result {
  return storage.run(attempt, work);
}

/** What is said of an attempt after its work: no part of it, though it runs in its wake. */
export function afterAttempt<Result>(work: () => Result): Result {
  return storage.exit(work);
}

/** Undefined in all that no such request does. */
export function runningAttempt(): Attempt | undefined {
  return storage.getStore();
}
