import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
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

/** PostgreSQL, with transactions as values (house-style 12). Throws PortierError `unavailable` while it is away. */
@Injectable()
export class Database implements Executor {
  constructor(private readonly source: DataSource) {}

  query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.rows(this.source.manager, sql, parameters);
  }

  /** Runs `work` in one transaction: all of it or nothing. */
  async transaction<Result>(work: (transaction: Executor) => Promise<Result>): Promise<Result> {
    try {
      return await this.source.transaction((manager) =>
        work({ query: (sql, parameters = []) => this.rows(manager, sql, parameters) }),
      );
    } catch (error) {
      // Begin and commit fail too.
      throw databaseError(error);
    }
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
