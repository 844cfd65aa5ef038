import { Injectable } from '@nestjs/common';
import type { Executor } from '../database/database.js';
import { containing, sortedSql, type Positioned, type SortedPosition } from '../http/sorting.js';
import type { Right } from '../rights/right.js';
import { applicationSorting, type ApplicationQuery, type ApplicationView } from './applications.dto.js';

/** An application and what the viewer (null = everything) may do with it; counts what that viewer sees. */
const columns = (viewer: string) => `a.id, a.name, a.created_at as "createdAt",
  application_rights(${viewer}::uuid, a.id) as rights,
  case when 'view' = any(application_rights(${viewer}::uuid, a.id))
    then (select count(*)::int from streams s where s.application_id = a.id)
    else (select count(*)::int from granted_streams(${viewer}::uuid) g join streams s on s.id = g.stream_id
           where s.application_id = a.id) end as "streamCount"`;

export type ApplicationRow = Omit<ApplicationView, 'rights' | 'version'> & { rights: Right[] };

@Injectable()
export class ApplicationsRepository {
  /** One row more than `limit`, so that the caller knows whether there is a next page. */
  list(
    executor: Executor,
    viewer: string | null,
    { search, sort, limit, after }: ApplicationQuery & { after: SortedPosition | undefined },
  ): Promise<Positioned<ApplicationRow>[]> {
    const { order, isBeyond, position } = sortedSql(applicationSorting, sort, [2, 3]);
    return executor.query<Positioned<ApplicationRow>>(
      `select ${columns('$5')}, ${position} as position from applications a
        where ($1::text is null or a.name ilike $1) and cardinality(application_rights($5::uuid, a.id)) > 0 and ${isBeyond}
        order by ${order} limit $4`,
      [containing(search), after?.value ?? null, after?.id ?? null, limit + 1, viewer],
    );
  }

  /** @param viewer whose rights the answer names; it does not decide whether there is one */
  async find(executor: Executor, id: string, viewer: string | null): Promise<ApplicationRow | undefined> {
    const [row] = await executor.query<ApplicationRow>(`select ${columns('$2')} from applications a where a.id = $1`, [
      id,
      viewer,
    ]);
    return row;
  }

  /** Undefined when there is one of this name already. */
  async insert(executor: Executor, name: string): Promise<{ id: string } | undefined> {
    const [row] = await executor.query<{ id: string }>(
      `insert into applications (name) values ($1) on conflict (name) do nothing returning id`,
      [name],
    );
    return row;
  }

  /** Held until the end of the transaction, so that no stream joins an application that is being deleted. */
  async lock(executor: Executor, id: string): Promise<void> {
    await executor.query(`select 1 from applications where id = $1 for update`, [id]);
  }

  async delete(executor: Executor, id: string): Promise<void> {
    await executor.query(`delete from applications where id = $1`, [id]);
  }
}
