import { Injectable } from '@nestjs/common';
import type { Executor } from '../database/database.js';
import type { ApplicationView } from './applications.dto.js';

const columns = `a.id, a.name, a.created_at as "createdAt",
  (select count(*)::int from streams s where s.application_id = a.id) as "streamCount"`;

@Injectable()
export class ApplicationsRepository {
  /** One row more than `limit`, so that the caller knows whether there is a next page. */
  list(executor: Executor, { limit, after }: { limit: number; after: string | undefined }): Promise<ApplicationView[]> {
    return executor.query<ApplicationView>(
      `select ${columns} from applications a where $1::text is null or a.name > $1 order by a.name limit $2`,
      [after ?? null, limit + 1],
    );
  }

  async find(executor: Executor, id: string): Promise<ApplicationView | undefined> {
    const [row] = await executor.query<ApplicationView>(`select ${columns} from applications a where a.id = $1`, [id]);
    return row;
  }

  /** Undefined when there is one of this name already. */
  async insert(executor: Executor, name: string): Promise<ApplicationView | undefined> {
    const [row] = await executor.query<ApplicationView>(
      `insert into applications as a (name) values ($1) on conflict (name) do nothing
       returning a.id, a.name, a.created_at as "createdAt", 0 as "streamCount"`,
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
