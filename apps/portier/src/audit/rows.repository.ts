import { Injectable } from '@nestjs/common';
import type { Executor } from '../database/database.js';
import type { AuditEntry, Columns } from './entry.js';

type Place = Pick<AuditEntry, 'tableName' | 'objectKey'>;

/**
 * Rows of any audited table, for undo. Names of tables and columns come from the entries, which only the triggers write; what
 * a later version added to a table since keeps its default.
 */
@Injectable()
export class RowsRepository {
  /** The row, held until the end of the transaction; undefined when there is none. */
  async lock(executor: Executor, { tableName, objectKey }: Place): Promise<Record<string, unknown> | undefined> {
    const table = quoted(tableName);
    const [found] = await executor.query<{ row: Record<string, unknown> }>(
      `select to_jsonb(t) as row from ${table} t where ${isRow(table, objectKey, '$1')} for update`,
      [JSON.stringify(objectKey)],
    );
    return found?.row;
  }

  /** Writes columns of a row, which is then of a new version. */
  async write(executor: Executor, { tableName, objectKey }: Place, values: Columns): Promise<void> {
    const table = quoted(tableName);
    const columns = await this.columns(executor, tableName);
    const written = Object.keys(values).filter((name) => columns.has(name));
    const sets = written.map((name) => `${quoted(name)} = v.${quoted(name)}`);
    if (columns.has('version')) sets.push('version = t.version + 1');
    if (columns.has('updated_at')) sets.push('updated_at = now()');
    await executor.query(
      `update ${table} t set ${sets.join(', ')} from jsonb_populate_record(null::${table}, $2::jsonb) v
        where ${isRow(table, objectKey, '$1')}`,
      [JSON.stringify(objectKey), JSON.stringify(values)],
    );
  }

  /** Puts a deleted row back. A row that belongs to another may be there already: triggers make some. */
  async insert(
    executor: Executor,
    { tableName, row, mayExist }: { tableName: string; row: Columns; mayExist: boolean },
  ): Promise<void> {
    const table = quoted(tableName);
    const columns = await this.columns(executor, tableName);
    const given = Object.keys(row).filter((name) => columns.has(name));
    const list = given.map(quoted).join(', ');
    await executor.query(
      `insert into ${table} (${list}) select ${list} from jsonb_populate_record(null::${table}, $1::jsonb)
       ${mayExist ? 'on conflict do nothing' : ''}`,
      [JSON.stringify(row)],
    );
  }

  /** Makes a person the owner of streams again that have had none since. */
  async giveBack(executor: Executor, streamIds: readonly string[], ownerId: string): Promise<void> {
    await executor.query(
      `update streams set owner_id = $2, version = version + 1, updated_at = now()
        where id = any($1::uuid[]) and owner_id is null`,
      [streamIds, ownerId],
    );
  }

  async remove(executor: Executor, { tableName, objectKey }: Place): Promise<void> {
    const table = quoted(tableName);
    await executor.query(`delete from ${table} t where ${isRow(table, objectKey, '$1')}`, [JSON.stringify(objectKey)]);
  }

  /** Is somebody publishing to the stream, or about to? */
  async isPublished(executor: Executor, streamId: string): Promise<boolean> {
    const sql = `select 1 from publications where stream_id = $1 and state <> 'ended' limit 1`;
    return (await executor.query(sql, [streamId])).length > 0;
  }

  /** Of which of these types does a stream have several enabled configurations? */
  async doubledTypes(executor: Executor, streamId: string, types: readonly string[]): Promise<string[]> {
    await executor.query('select 1 from streams where id = $1 for no key update', [streamId]);
    const rows = await executor.query<{ type: string }>(
      `select type from task_configurations where stream_id = $1 and type = any($2) and enabled
        group by type having count(*) > 1`,
      [streamId, types],
    );
    return rows.map(({ type }) => type);
  }

  async userIsGone(executor: Executor, id: string): Promise<boolean> {
    return (await executor.query('select 1 from users where id = $1', [id])).length === 0;
  }

  async hasAdministrator(executor: Executor): Promise<boolean> {
    const rows = await executor.query(`select 1 from users where is_administrator and state = 'active' limit 1`);
    return rows.length > 0;
  }

  private async columns(executor: Executor, tableName: string): Promise<Set<string>> {
    const rows = await executor.query<{ name: string }>(
      `select column_name as name from information_schema.columns
        where table_schema = current_schema() and table_name = $1 and is_generated = 'NEVER'`,
      [tableName],
    );
    return new Set(rows.map(({ name }) => name));
  }
}

function isRow(table: string, key: Columns, parameter: string): string {
  const names = Object.keys(key).map(quoted);
  const [own, wanted] = [names.map((name) => `t.${name}`), names.map((name) => `k.${name}`)];
  return `(${own.join(', ')}) = (select ${wanted.join(', ')} from jsonb_populate_record(null::${table}, ${parameter}::jsonb) k)`;
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
