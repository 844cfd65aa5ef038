import { AsyncLocalStorage } from 'node:async_hooks';
import type { Actor } from './actor.js';

const storage = new AsyncLocalStorage<() => Actor | undefined>();

/**
 * Who acts during `work` and all it calls, for the audit triggers: database.ts puts it into each transaction.
 * @param actor asked at each write, because a request's caller is known only after its guards
 */
export function actingAs<Result>(actor: () => Actor | undefined, work: () => Result): Result {
  return storage.run(actor, work);
}

/** Undefined outside requests: the connection's own setting says `portier`. */
export function currentActor(): Actor | undefined {
  return storage.getStore()?.();
}
