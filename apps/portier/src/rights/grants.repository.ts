import { Injectable } from '@nestjs/common';
import type { Executor } from '../database/database.js';
import { beginningWith } from '../http/sorting.js';
import type { Given, Grantee } from './grant.js';
import type { SharedKind, Subject } from './right.js';

/** A grant as it is answered. */
export interface GrantRow extends Given {
  grantId: string;
  name: string;
}

export interface Candidate extends Grantee {
  name: string;
}

const columns: Record<SharedKind, string> = {
  stream: 'stream_id',
  configuration: 'configuration_id',
  application: 'application_id',
};

@Injectable()
export class GrantsRepository {
  /** Who was given rights on it? Users before groups, by name. */
  list(executor: Executor, { kind, id }: Subject): Promise<GrantRow[]> {
    return executor.query<GrantRow>(
      `select g.id as "grantId", case when g.user_id is null then 'group' else 'user' end as kind,
              coalesce(g.user_id, g.group_id) as id, coalesce(u.name, o.name) as name, g.rights
         from grants g left join users u on u.id = g.user_id left join groups o on o.id = g.group_id
        where g.${columns[kind]} = $1
        order by g.user_id is null, lower(coalesce(u.name, o.name)), g.id`,
      [id],
    );
  }

  /** Two people who share one thing take turns. */
  async lock(executor: Executor, { kind, id }: Subject): Promise<void> {
    const tables: Record<SharedKind, string> = {
      stream: 'streams',
      configuration: 'task_configurations',
      application: 'applications',
    };
    await executor.query(`select 1 from ${tables[kind]} where id = $1 for no key update`, [id]);
  }

  /** Which of these users and groups are there? */
  async existing(executor: Executor, grantees: readonly Grantee[]): Promise<Grantee[]> {
    const ids = (wanted: Grantee['kind']) => grantees.filter(({ kind }) => kind === wanted).map(({ id }) => id);
    return executor.query<Grantee>(
      `select 'user' as kind, id from users where id = any($1::uuid[])
       union all select 'group', id from groups where id = any($2::uuid[])`,
      [ids('user'), ids('group')],
    );
  }

  async put(executor: Executor, { kind, id }: Subject, { kind: who, id: granteeId, rights }: Given): Promise<void> {
    await executor.query(
      `insert into grants as g (user_id, group_id, ${columns[kind]}, rights) values ($1, $2, $3, $4)
       on conflict (user_id, group_id, application_id, stream_id, configuration_id) do update set rights = excluded.rights
       where g.rights <> excluded.rights`,
      [who === 'user' ? granteeId : null, who === 'group' ? granteeId : null, id, rights],
    );
  }

  async delete(executor: Executor, { kind, id }: Subject, grantIds: readonly string[]): Promise<void> {
    await executor.query(`delete from grants where ${columns[kind]} = $1 and id = any($2::uuid[])`, [id, grantIds]);
  }

  /** Users who can sign in, and groups, whose name begins with a text; without those that have a grant on it. */
  candidates(executor: Executor, { kind, id }: Subject, { text, limit }: { text: string; limit: number }) {
    return executor.query<Candidate>(
      `select c.kind, c.id, c.name from (
         select 'user' as kind, u.id, u.name from users u where u.name ilike $1 and u.state = 'active'
         union all
         select 'group', o.id, o.name from groups o where o.name ilike $1) c
        where not exists (select from grants g where g.${columns[kind]} = $2 and c.id in (g.user_id, g.group_id))
        order by lower(c.name), c.id limit $3`,
      [beginningWith(text), id, limit],
    );
  }
}
