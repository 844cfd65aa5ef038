import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { currentActor } from '../audit/acting.js';
import { sharedTransaction, withSharedTransaction } from './shared-transaction.js';
import { markDone } from '../idempotency/idempotency.repository.js';
import { runningAttempt } from '../idempotency/running.js';
import { databaseError } from './unavailable.js';

/** What a repository function needs: run a statement, inside or outside a transaction. */
export interface Executor {
  query<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

/** The one row of a statement that always answers one. */
export function theRow<Row>(rows: readonly Row[]): Row {
  const [row] = rows;
  if (row === undefined) throw new Error('a statement that always answers one row answered none');
  return row;
}

/** A statement that may change rows. */
const writing = /^\s*(insert|update|delete|with)\b/i;

/**
 * PostgreSQL, with transactions as values (house-style 12). Throws PortierError `unavailable` while it is away.
 * What a request writes carries who made it (`portier.actor`), for the audit triggers.
 */
@Injectable()
export class Database implements Executor {
  constructor(private readonly source: DataSource) {}

  query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const shared = sharedTransaction();
    if (shared !== undefined) return shared.query(sql, parameters);
    if (writing.test(sql) && (currentActor() !== undefined || runningAttempt() !== undefined)) {
      return this.transaction((transaction) => transaction.query<Row>(sql, parameters));
    }
    return this.rows(this.source.manager, sql, parameters);
  }

  /** Runs `work` in one transaction: all of it or nothing. */
  async transaction<Result>(work: (transaction: Executor) => Promise<Result>): Promise<Result> {
    const shared = sharedTransaction();
    if (shared !== undefined) return inSavepoint(shared, work);
    try {
      const actor = currentActor();
      return await this.source.transaction(async (manager) => {
        if (actor !== undefined) {
          await this.rows(manager, `select set_config('portier.actor', $1, true)`, [JSON.stringify(actor)]);
        }
        const transaction: Executor = { query: (sql, parameters = []) => this.rows(manager, sql, parameters) };
        const attempt = runningAttempt();
        if (attempt !== undefined) await markDone(transaction, attempt);
        return work(transaction);
      });
    } catch (error) {
      // Begin and commit fail too.
      throw databaseError(error);
    }
  }

  /**
   * One transaction around work that opens transactions itself: those become parts of it that succeed or fail alone
   * (docs/decisions/0023).
   */
  together<Result>(work: (transaction: Executor) => Promise<Result>): Promise<Result> {
    return this.transaction((transaction) =>
      withSharedTransaction({ transaction, isRehearsal: false }, () => work(transaction)),
    );
  }

  /** The same, and nothing of it happens: what `work` would do, and how it would end. */
  async rehearse<Result>(work: (transaction: Executor) => Promise<Result>): Promise<Result> {
    const rehearsed = new Rehearsed<Result>();
    try {
      await this.transaction(async (transaction) => {
        rehearsed.result = await withSharedTransaction({ transaction, isRehearsal: true }, () => work(transaction));
        throw rehearsed;
      });
    } catch (error) {
      if (error !== rehearsed) throw error;
    }
    return rehearsed.result as Result;
  }

  private async rows<Row>(manager: EntityManager, sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    const result: unknown = await manager.query(sql, [...parameters]).catch((error: unknown) => {
      throw databaseError(error);
    });
    // QUIRK(typeorm): update and delete answer [rows, count], everything else the rows.
    const isPair =
      Array.isArray(result) && result.length === 2 && Array.isArray(result[0]) && typeof result[1] === 'number';
    return (isPair ? (result as [Row[], number])[0] : result) as Row[];
  }
}

/** Ends a rehearsal: a transaction is rolled back by an error only. */
class Rehearsed<Result> extends Error {
  result: Result | undefined;
}

async function inSavepoint<Result>(
  shared: Executor,
  work: (transaction: Executor) => Promise<Result>,
): Promise<Result> {
  await shared.query('savepoint part');
  try {
    const result = await work(shared);
    await shared.query('release savepoint part');
    return result;
  } catch (error) {
    await shared.query('rollback to savepoint part');
    await shared.query('release savepoint part');
    throw error;
  }
}
