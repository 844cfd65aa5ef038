import { Injectable } from '@nestjs/common';
import type { Executor } from '../database/database.js';
import { containing, sortedSql, type Positioned, type SortedPosition } from '../http/sorting.js';
import {
  groupSorting,
  memberSorting,
  type GroupQuery,
  type GroupView,
  type MemberQuery,
  type MemberView,
} from './groups.dto.js';

const columns = `g.id, g.name, g.is_default as "isDefault", g.version, g.created_at as "createdAt",
  (select count(*)::int from group_members m where m.group_id = g.id) as "memberCount"`;

@Injectable()
export class GroupsRepository {
  /** One row more than the limit. */
  list(
    executor: Executor,
    { search, userId, sort, limit, after }: GroupQuery & { after: SortedPosition | undefined },
  ): Promise<Positioned<GroupView>[]> {
    const { order, isBeyond, position } = sortedSql(groupSorting, sort, [3, 4]);
    return executor.query<Positioned<GroupView>>(
      `select ${columns}, ${position} as position from groups g
        where ($1::text is null or g.name ilike $1)
          and ($2::uuid is null or exists (select from group_members m where m.group_id = g.id and m.user_id = $2))
          and ${isBeyond}
        order by ${order} limit $5`,
      [containing(search), userId ?? null, after?.value ?? null, after?.id ?? null, limit + 1],
    );
  }

  async find(executor: Executor, id: string): Promise<GroupView | undefined> {
    const [row] = await executor.query<GroupView>(`select ${columns} from groups g where g.id = $1`, [id]);
    return row;
  }

  async lock(executor: Executor, id: string): Promise<void> {
    await executor.query('select 1 from groups where id = $1 for no key update', [id]);
  }

  /** Undefined when the name is taken, in whatever case. */
  async insert(executor: Executor, name: string): Promise<string | undefined> {
    const [row] = await executor.query<{ id: string }>(
      'insert into groups (name) values ($1) on conflict (lower(name)) do nothing returning id',
      [name],
    );
    return row?.id;
  }

  /** False when the name is taken by another group. */
  async rename(executor: Executor, id: string, name: string): Promise<boolean> {
    const rows = await executor.query(
      `update groups set name = $2, version = version + 1
        where id = $1 and not exists (select from groups o where lower(o.name) = lower($2) and o.id <> $1) returning id`,
      [id, name],
    );
    return rows.length > 0;
  }

  async delete(executor: Executor, id: string): Promise<void> {
    await executor.query('delete from groups where id = $1', [id]);
  }

  /** One row more than the limit. */
  members(
    executor: Executor,
    id: string,
    { search, sort, limit, after }: MemberQuery & { after: SortedPosition | undefined },
  ): Promise<Positioned<MemberView>[]> {
    const { order, isBeyond, position } = sortedSql(memberSorting, sort, [3, 4]);
    return executor.query<Positioned<MemberView>>(
      `select u.id, u.name, m.since, ${position} as position
         from group_members m join users u on u.id = m.user_id
        where m.group_id = $1 and ($2::text is null or u.name ilike $2) and ${isBeyond}
        order by ${order} limit $5`,
      [id, containing(search), after?.value ?? null, after?.id ?? null, limit + 1],
    );
  }

  /** Who is in it counts as an edit of the group. */
  async raiseVersion(executor: Executor, id: string): Promise<void> {
    await executor.query('update groups set version = version + 1 where id = $1', [id]);
  }

  /** Joining twice changes nothing. */
  async join(executor: Executor, id: string, userId: string): Promise<'joined' | 'was_in' | 'no_user'> {
    const users = await executor.query('select 1 from users where id = $1 for key share', [userId]);
    if (users.length === 0) return 'no_user';
    const joined = await executor.query(
      'insert into group_members (group_id, user_id) values ($1, $2) on conflict do nothing returning user_id',
      [id, userId],
    );
    return joined.length > 0 ? 'joined' : 'was_in';
  }

  /** False when the user is no member. */
  async leave(executor: Executor, id: string, userId: string): Promise<boolean> {
    const rows = await executor.query(
      'delete from group_members where group_id = $1 and user_id = $2 returning user_id',
      [id, userId],
    );
    return rows.length > 0;
  }
}
