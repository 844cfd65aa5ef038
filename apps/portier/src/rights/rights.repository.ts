import { Injectable } from '@nestjs/common';
import type { Executor } from '../database/database.js';
import { rightsFunctions, type Right, type Subject } from './right.js';

@Injectable()
export class RightsRepository {
  /** What may the viewer (null = everything) do with it? Undefined when it does not exist. */
  async held(executor: Executor, viewer: string | null, { kind, id }: Subject): Promise<Right[] | undefined> {
    const [row] = await executor.query<{ held: Right[] | null }>(
      `select ${rightsFunctions[kind]}($1::uuid, $2::uuid) as held`,
      [viewer, id],
    );
    return row?.held ?? undefined;
  }

  /** Gives its creator everything. */
  async grantAll(executor: Executor, userId: string, { id }: Subject & { kind: 'application' }): Promise<void> {
    await executor.query(
      `insert into grants (user_id, application_id, rights) values ($1, $2, '{view,change,delete,create}')
       on conflict do nothing`,
      [userId, id],
    );
  }
}
