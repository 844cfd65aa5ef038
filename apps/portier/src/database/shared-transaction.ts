import { AsyncLocalStorage } from 'node:async_hooks';
import type { Executor } from './database.js';

interface SharedTransaction {
  transaction: Executor;
  /** It will be rolled back. */
  isRehearsal: boolean;
  /** Work that was started in it and outlives it goes its own way. */
  isOpen: boolean;
}

const storage = new AsyncLocalStorage<SharedTransaction>();

/** Everything `work` asks of the database goes through this transaction, until `work` has ended. */
export async function withSharedTransaction<Result>(
  shared: Omit<SharedTransaction, 'isOpen'>,
  work: () => Promise<Result>,
): Promise<Result> {
  const open = { ...shared, isOpen: true };
  try {
    return await storage.run(open, work);
  } finally {
    open.isOpen = false;
  }
}

export function sharedTransaction(): Executor | undefined {
  const shared = storage.getStore();
  return shared?.isOpen === true ? shared.transaction : undefined;
}

/** Fields for the log: a line about something that is only tried must say so. */
export function rehearsalFields(): { rehearsal?: true } {
  return storage.getStore()?.isRehearsal === true ? { rehearsal: true } : {};
}
