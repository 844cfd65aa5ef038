import type { Executor } from './database.js';

/** Lets waiting agents look again: one by its id, or all with `*`. Inside a transaction it takes effect at commit. */
export async function wakeAgents(executor: Executor, conciergeId: string): Promise<void> {
  await executor.query(`select pg_notify('portier_wake', $1)`, [conciergeId]);
}
