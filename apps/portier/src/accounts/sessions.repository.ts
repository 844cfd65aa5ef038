import { Injectable } from '@nestjs/common';
import type { Executor } from '../database/database.js';
import { sortedSql, type Positioned, type SortedPosition } from '../http/sorting.js';
import type { User } from './access.js';
import { sessionSorting, type SessionQuery } from './accounts.dto.js';
import type { Device } from './session.js';

export interface SessionRow extends Device {
  id: string;
  tokenHash: string;
  createdAt: Date;
  lastUsedAt: Date;
  expiresAt: Date;
}

/** Whose session it is. `isDue`: its expiry was last moved over a minute ago. */
export type FoundSession = User & { sessionId: string; isDue: boolean };

/** Sign-ins of people in browsers. */
@Injectable()
export class SessionsRepository {
  async insert(
    executor: Executor,
    session: Device & { tokenHash: string; userId: string; ttlHours: number },
  ): Promise<void> {
    await executor.query(
      `insert into sessions (token_hash, user_id, expires_at, address, user_agent)
       values ($1, $2, now() + make_interval(hours => $3), $4, $5)`,
      [session.tokenHash, session.userId, session.ttlHours, session.address, session.userAgent],
    );
  }

  /** Whose session is this, if it still lasts? */
  async find(executor: Executor, tokenHash: string): Promise<FoundSession | undefined> {
    const [session] = await executor.query<FoundSession>(
      `select s.id as "sessionId", u.id, u.name, u.is_administrator as "isAdministrator", s.last_used_at < now() - interval '1 minute' as "isDue"
         from sessions s join users u on u.id = s.user_id
        where s.token_hash = $1 and s.expires_at > now() and u.state = 'active'`,
      [tokenHash],
    );
    return session;
  }

  async prolong(executor: Executor, tokenHash: string, given: { ttlHours: number; address: string }): Promise<void> {
    await executor.query(
      `update sessions set last_used_at = now(), expires_at = now() + make_interval(hours => $2), address = $3
        where token_hash = $1`,
      [tokenHash, given.ttlHours, given.address],
    );
  }

  /** Those of one person that still last. One row more than the limit. */
  list(
    executor: Executor,
    userId: string,
    { sort, limit, after }: SessionQuery & { after: SortedPosition | undefined },
  ): Promise<Positioned<SessionRow>[]> {
    const { order, isBeyond, position } = sortedSql(sessionSorting, sort, [2, 3]);
    return executor.query<Positioned<SessionRow>>(
      `select s.id, s.token_hash as "tokenHash", s.address, s.user_agent as "userAgent", s.created_at as "createdAt",
              s.last_used_at as "lastUsedAt", s.expires_at as "expiresAt", ${position} as position
         from sessions s where s.user_id = $1 and s.expires_at > now() and ${isBeyond} order by ${order} limit $4`,
      [userId, after?.value ?? null, after?.id ?? null, limit + 1],
    );
  }

  async delete(executor: Executor, tokenHash: string): Promise<void> {
    await executor.query(`delete from sessions where token_hash = $1`, [tokenHash]);
  }

  /** @returns whether this person had such a session */
  async deleteById(executor: Executor, userId: string, id: string): Promise<boolean> {
    const rows = await executor.query('delete from sessions where user_id = $1 and id = $2 returning id', [userId, id]);
    return rows.length > 0;
  }

  /** All of one person, or all but one. @returns how many */
  async deleteOf(executor: Executor, userId: string, keptTokenHash: string | null): Promise<number> {
    const rows = await executor.query(
      'delete from sessions where user_id = $1 and token_hash is distinct from $2 returning id',
      [userId, keptTokenHash],
    );
    return rows.length;
  }

  async deleteExpired(executor: Executor): Promise<void> {
    await executor.query(`delete from sessions where expires_at < now()`);
  }
}
