import { Injectable } from '@nestjs/common';
import { theRow, type Executor } from '../database/database.js';
import { targetType, type LiveClaim, type Quota } from './quota.js';

/** Whose quota: exactly one of them. */
export type QuotaHolder = { userId: string } | { groupId: string };

export type VersionedQuota = Quota & { version: number };

const columns = `streams, live_streams as "liveStreams", targets`;

/** The highest of a user's own quota and those of its groups; administrators have none. */
const effective = (column: string, owner: string) => `(
  select max(q.${column}) from quotas q
   where (q.user_id = ${owner} or q.group_id in (select m.group_id from group_members m where m.user_id = ${owner}))
     and not (select u.is_administrator from users u where u.id = ${owner}))`;

@Injectable()
export class QuotasRepository {
  /** Held until the end of the transaction: what an owner makes at the same moment is counted one after the other. */
  async lockOwners(executor: Executor, ids: readonly string[]): Promise<void> {
    await executor.query('select 1 from users where id = any($1::uuid[]) order by id for no key update', [ids]);
  }

  async ownerOf(executor: Executor, streamId: string): Promise<string | undefined> {
    const [row] = await executor.query<{ ownerId: string | null }>(
      'select owner_id as "ownerId" from streams where id = $1',
      [streamId],
    );
    return row?.ownerId ?? undefined;
  }

  /** What counts for a user. */
  async limits(executor: Executor, userId: string): Promise<Quota> {
    const rows = await executor.query<Quota>(
      `select ${effective('streams', 'o.id')} as streams, ${effective('live_streams', 'o.id')} as "liveStreams",
              ${effective('targets', 'o.id')} as targets
         from (select $1::uuid as id) o`,
      [userId],
    );
    return theRow(rows);
  }

  /** What an owner has of each. */
  async used(executor: Executor, ownerId: string): Promise<Record<keyof Quota, number>> {
    const rows = await executor.query<Record<keyof Quota, number>>(
      `select (select count(*)::int from streams s where s.owner_id = $1) as streams,
              (select count(distinct p.stream_id)::int from streams s join publications p on p.stream_id = s.id
                where s.owner_id = $1 and p.state = 'live' and p.state <> 'ended') as "liveStreams",
              (select count(*)::int from streams s join task_configurations c on c.stream_id = s.id
                where s.owner_id = $1 and c.type = $2 and c.enabled) as targets`,
      [ownerId, targetType],
    );
    return theRow(rows);
  }

  /** Who owns these streams, if a quota could concern them? */
  async ownersWithLimit(executor: Executor, streamIds: readonly string[]): Promise<string[]> {
    const rows = await executor.query<{ id: string }>(
      `select distinct s.owner_id as id from streams s
        where s.id = any($1::uuid[]) and ${effective('live_streams', 's.owner_id')} is not null`,
      [streamIds],
    );
    return rows.map(({ id }) => id);
  }

  /**
   * What decides whether these streams may be live. A media server that does not answer says nothing of what is live: what it
   * carried when it was last seen takes nobody's place.
   */
  async liveClaims(executor: Executor, streamIds: readonly string[]): Promise<LiveClaim[]> {
    const isLive = (stream: string) => `exists (select from publications p join media_servers m on m.id = p.server_id
        where p.stream_id = ${stream} and p.state = 'live' and p.state <> 'ended' and m.last_error is null)`;
    return executor.query<LiveClaim>(
      `select s.id as "streamId", s.owner_id as "ownerId", ${effective('live_streams', 's.owner_id')} as "limit",
              ${isLive('s.id')} as "isLive",
              (select count(*)::int from streams o where o.owner_id = s.owner_id and o.id <> s.id and ${isLive('o.id')})
                as "othersLive"
         from streams s where s.id = any($1::uuid[])`,
      [streamIds],
    );
  }

  /** What was set for a user or a group, if anything ever was. */
  async find(executor: Executor, holder: QuotaHolder): Promise<VersionedQuota | undefined> {
    const [row] = await executor.query<VersionedQuota>(
      `select ${columns}, version from quotas where user_id = $1 or group_id = $2`,
      keysOf(holder),
    );
    return row;
  }

  async holderExists(executor: Executor, holder: QuotaHolder): Promise<boolean> {
    const rows = await executor.query(
      'select from users where id = $1 union all select from groups where id = $2',
      keysOf(holder),
    );
    return rows.length > 0;
  }

  /** Held until the end of the transaction, also where nothing was set yet. False when there is no such user or group. */
  async lockHolder(executor: Executor, holder: QuotaHolder): Promise<boolean> {
    const table = 'userId' in holder ? 'users' : 'groups';
    const id = 'userId' in holder ? holder.userId : holder.groupId;
    return (await executor.query(`select from ${table} where id = $1 for no key update`, [id])).length > 0;
  }

  /** A quota that says nothing stays a row, with its version: who edits an older one must learn of that, too. */
  async put(executor: Executor, holder: QuotaHolder, { streams, liveStreams, targets }: Quota): Promise<void> {
    const values = [...keysOf(holder), streams, liveStreams, targets];
    const column = 'userId' in holder ? 'user_id' : 'group_id';
    await executor.query(
      `insert into quotas (user_id, group_id, streams, live_streams, targets) values ($1, $2, $3, $4, $5)
       on conflict (${column}) do update
         set streams = excluded.streams, live_streams = excluded.live_streams, targets = excluded.targets`,
      values,
    );
  }
}

function keysOf(holder: QuotaHolder): [userId: string | null, groupId: string | null] {
  return 'userId' in holder ? [holder.userId, null] : [null, holder.groupId];
}
