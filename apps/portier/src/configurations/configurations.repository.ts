import { Injectable } from '@nestjs/common';
import type { Executor } from '../database/database.js';
import { containing, sortedSql, type Positioned, type SortedPosition } from '../http/sorting.js';
import {
  configurationSorting,
  type ConfigurationQuery,
  type ConfigurationTask,
  type ConfigurationView,
} from './configurations.dto.js';
import { belongsTo, rightsOn, type Right } from '../rights/right.js';
import type { Fields } from './secret-fields.js';

/** A configuration as it is stored: secrets sealed. */
export type Configuration = Omit<ConfigurationView, 'secretsSet' | 'fields' | 'tasks' | 'rights'> & {
  rights: Right[];
  fields: Fields;
  tasks: ConfigurationTask[];
};

const isTheirs = belongsTo({ stream: 'c.stream_id', application: 's.application_id', configuration: 'c.id' }, '$8');

/** A configuration and what the viewer (null = everything) may do with it. */
const columns = (
  viewer: string,
) => `c.id, c.stream_id as "streamId", s.name as "streamName", c.type, c.name, c.enabled, c.fields, c.replicas, c.labels, c.version,
  c.created_at as "createdAt", c.updated_at as "updatedAt", ${rightsOn('configuration', 'c.id', viewer)} as rights,
  coalesce(
    (select jsonb_agg(jsonb_build_object('id', t.id, 'state', t.state, 'reason', t.reason, 'error', t.report -> 'error')
                      order by t.replica)
       from tasks t where t.configuration_id = c.id and t.state <> 'ended'),
    '[]') as tasks`;

const tables = `task_configurations c join streams s on s.id = c.stream_id`;

/** What an operator decides of a configuration. */
type Written = Pick<Configuration, 'name' | 'enabled' | 'fields' | 'replicas' | 'labels'>;

type NewConfiguration = Pick<Configuration, 'streamId' | 'type' | 'name' | 'enabled' | 'fields'> &
  Partial<Pick<Written, 'replicas' | 'labels'>>;

@Injectable()
export class ConfigurationsRepository {
  /** One row more than the limit. */
  list(
    executor: Executor,
    viewer: string | null,
    { streamId, type, enabled, search, sort, limit, after }: ConfigurationQuery & { after: SortedPosition | undefined },
  ): Promise<Positioned<Configuration>[]> {
    const { order, isBeyond, position } = sortedSql(configurationSorting, sort, [5, 6]);
    return executor.query<Positioned<Configuration>>(
      `select ${columns('$8')}, ${position} as position from ${tables}
        where ($1::uuid is null or c.stream_id = $1) and ($2::text is null or c.type = $2)
          and ($3::boolean is null or c.enabled = $3) and ($4::text is null or c.name ilike $4 or s.name ilike $4)
          and ${isTheirs} and ${isBeyond}
        order by ${order} limit $7`,
      [
        streamId ?? null,
        type ?? null,
        enabled ?? null,
        containing(search),
        after?.value ?? null,
        after?.id ?? null,
        limit + 1,
        viewer,
      ],
    );
  }

  /** @param viewer whose rights the answer names; it does not decide whether there is one */
  async find(executor: Executor, id: string, viewer: string | null): Promise<Configuration | undefined> {
    const [row] = await executor.query<Configuration>(`select ${columns('$2')} from ${tables} where c.id = $1`, [
      id,
      viewer,
    ]);
    return row;
  }

  /** Held until the end of the transaction: two editors take turns. Its stream first, as wherever tasks are written. */
  async lock(executor: Executor, id: string): Promise<void> {
    await executor.query(
      `select 1 from streams where id = (select stream_id from task_configurations where id = $1) for no key update`,
      [id],
    );
    await executor.query(`select 1 from task_configurations where id = $1 for update`, [id]);
  }

  /** Which other enabled configuration of a type does the stream have? Locks the stream against a second answer. */
  async otherOfType(
    executor: Executor,
    { streamId, type, exceptId }: { streamId: string; type: string; exceptId: string | null },
  ): Promise<{ id: string; name: string } | undefined> {
    await executor.query('select 1 from streams where id = $1 for no key update', [streamId]);
    const [row] = await executor.query<{ id: string; name: string }>(
      `select id, name from task_configurations
        where stream_id = $1 and type = $2 and enabled and id is distinct from $3::uuid limit 1`,
      [streamId, type, exceptId],
    );
    return row;
  }

  async insert(executor: Executor, configuration: NewConfiguration): Promise<string> {
    const { streamId, type, name, enabled, fields, replicas = 1, labels = {} } = configuration;
    const [row] = await executor.query<{ id: string }>(
      `insert into task_configurations (stream_id, type, name, enabled, fields, replicas, labels)
       values ($1, $2, $3, $4, $5, $6, $7) returning id`,
      [streamId, type, name, enabled, JSON.stringify(fields), replicas, JSON.stringify(labels)],
    );
    if (row === undefined) throw new Error('insert returned no row');
    return row.id;
  }

  async update(executor: Executor, id: string, configuration: Written): Promise<void> {
    const { name, enabled, fields, replicas, labels } = configuration;
    await executor.query(
      `update task_configurations set name = $2, enabled = $3, fields = $4, replicas = $5, labels = $6,
              version = version + 1, updated_at = now()
        where id = $1`,
      [id, name, enabled, JSON.stringify(fields), replicas, JSON.stringify(labels)],
    );
  }

  async delete(executor: Executor, id: string): Promise<void> {
    await executor.query(`delete from task_configurations where id = $1`, [id]);
  }
}
