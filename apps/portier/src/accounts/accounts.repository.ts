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

  /** Of these sessions, API tokens and users: ids of those that no longer let anybody in. */
  async lapsed(
    executor: Executor,
    { sessions, tokens, users }: Record<'sessions' | 'tokens' | 'users', readonly string[]>,
  ): Promise<string[]> {
    const rows = await executor.query<{ id: string }>(
      `select id from unnest($1::uuid[]) as asked(id)
        where not exists (select from sessions s join users u on u.id = s.user_id
                           where s.id = asked.id and s.expires_at > now() and u.state = 'active')
       union all
       select id from unnest($2::uuid[]) as asked(id)
        where not exists (select from user_tokens t join users u on u.id = t.user_id
                           where t.id = asked.id and (t.expires_at is null or t.expires_at > now()) and u.state = 'active')
       union all
       select id from unnest($3::uuid[]) as asked(id)
        where not exists (select from users u where u.id = asked.id and u.state = 'active')`,
      [sessions, tokens, users],
    );
    return rows.map(({ id }) => id);
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
