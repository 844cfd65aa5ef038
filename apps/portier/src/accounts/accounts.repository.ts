import { Injectable } from '@nestjs/common';
import type { Executor } from '../database/database.js';
import type { User } from './access.js';

export interface UserWithPassword extends User {
  passwordHash: string;
}

const userColumns = `id, name, is_administrator as "isAdministrator"`;

/** People, their sessions, and the tokens of programs. */
@Injectable()
export class AccountsRepository {
  async findUser(executor: Executor, name: string): Promise<UserWithPassword | undefined> {
    const [user] = await executor.query<UserWithPassword>(
      `select ${userColumns}, password_hash as "passwordHash" from users where name = $1`,
      [name],
    );
    return user;
  }

  async insertUser(
    executor: Executor,
    user: { name: string; passwordHash: string; isAdministrator: boolean },
  ): Promise<User> {
    const [inserted] = await executor.query<User>(
      `insert into users (name, password_hash, is_administrator) values ($1, $2, $3) returning ${userColumns}`,
      [user.name, user.passwordHash, user.isAdministrator],
    );
    if (inserted === undefined) throw new Error('insert returned no row');
    return inserted;
  }

  async insertSession(
    executor: Executor,
    session: { tokenHash: string; userId: string; ttlHours: number },
  ): Promise<void> {
    await executor.query(
      `insert into sessions (token_hash, user_id, expires_at) values ($1, $2, now() + make_interval(hours => $3))`,
      [session.tokenHash, session.userId, session.ttlHours],
    );
  }

  /** Whose session is this, if it still lasts? `isDue` = its expiry was last moved over a minute ago. */
  async findSession(executor: Executor, tokenHash: string): Promise<(User & { isDue: boolean }) | undefined> {
    const [session] = await executor.query<User & { isDue: boolean }>(
      `select u.id, u.name, u.is_administrator as "isAdministrator", s.last_used_at < now() - interval '1 minute' as "isDue"
         from sessions s join users u on u.id = s.user_id
        where s.token_hash = $1 and s.expires_at > now()`,
      [tokenHash],
    );
    return session;
  }

  async prolongSession(executor: Executor, tokenHash: string, ttlHours: number): Promise<void> {
    await executor.query(
      `update sessions set last_used_at = now(), expires_at = now() + make_interval(hours => $2) where token_hash = $1`,
      [tokenHash, ttlHours],
    );
  }

  async deleteSession(executor: Executor, tokenHash: string): Promise<void> {
    await executor.query(`delete from sessions where token_hash = $1`, [tokenHash]);
  }

  async deleteExpiredSessions(executor: Executor): Promise<void> {
    await executor.query(`delete from sessions where expires_at < now()`);
  }

  /** Which program does this token stand for? */
  async findApiToken(
    executor: Executor,
    tokenHash: string,
  ): Promise<{ id: string; name: string; scopes: string[] } | undefined> {
    const [token] = await executor.query<{ id: string; name: string; scopes: string[] }>(
      `select id, name, scopes from api_tokens where token_hash = $1 and (expires_at is null or expires_at > now())`,
      [tokenHash],
    );
    return token;
  }
}
