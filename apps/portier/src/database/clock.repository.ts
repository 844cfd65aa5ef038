import { theRow, type Executor } from './database.js';

/** The database's clock, which decides for all replicas. Goes on within a transaction. */
export async function databaseNow(executor: Executor): Promise<Date> {
  return theRow(await executor.query<{ now: Date }>('select clock_timestamp() as now')).now;
}
