import { Injectable } from '@nestjs/common';
import { theRow, type Executor } from '../database/database.js';
import type { User } from './access.js';
import type { UserState } from './user-state.js';

/** Who somebody is that gave a name, and what their password is compared with. */
export interface UserWithPassword extends User {
  state: UserState;
  /** Null for accounts that sign in with OpenID Connect only. */
  passwordHash: string | null;
}

const userColumns = `id, name, is_administrator as "isAdministrator"`;

/** Who calls: people by password or token, and the tokens of programs. Sessions: sessions.repository.ts. */
@Injectable()
export class AccountsRepository {
  /** By name, or by mail address. A name wins: it may look like an address. */
  async findUser(executor: Executor, nameOrMail: string): Promise<UserWithPassword | undefined> {
    const [user] = await executor.query<UserWithPassword>(
      `select ${userColumns}, state, case when has_password then password_hash end as "passwordHash"
         from users where name = $1 or lower(email) = lower($1) order by name = $1 desc limit 1`,
      [nameOrMail],
    );
    return user;
  }

  async passwordHashOf(executor: Executor, userId: string): Promise<string | null> {
    const [user] = await executor.query<{ hash: string | null }>(
      'select case when has_password then password_hash end as hash from users where id = $1',
      [userId],
    );
    return user?.hash ?? null;
  }

  async insertUser(
    executor: Executor,
    user: { name: string; passwordHash: string; isAdministrator: boolean },
  ): Promise<User> {
    return theRow(
      await executor.query<User>(
        `insert into users (name, password_hash, is_administrator) values ($1, $2, $3) returning ${userColumns}`,
        [user.name, user.passwordHash, user.isAdministrator],
      ),
    );
  }

  async signedIn(executor: Executor, userId: string): Promise<void> {
    await executor.query('update users set last_sign_in_at = now() where id = $1', [userId]);
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
