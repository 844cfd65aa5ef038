import { Injectable } from '@nestjs/common';
import { theRow, type Executor } from '../database/database.js';
import { containing, sortedSql, type Positioned, type SortedPosition } from '../http/sorting.js';
import type { Account, AccountFields } from './user.js';
import { userSorting, type UserQuery } from './users.dto.js';

export interface NewAccount extends AccountFields {
  passwordHash: string;
  hasPassword: boolean;
  openId?: { issuer: string; subject: string };
}

const columns = `id, name, display_name as "displayName", email, language, is_administrator as "isAdministrator", state, since,
  has_password as "hasPassword", oidc_issuer as "openIdIssuer", last_sign_in_at as "lastSignInAt", created_at as "createdAt",
  updated_at as "updatedAt", version`;

/** People. */
@Injectable()
export class UsersRepository {
  /** One row more than the limit. */
  list(
    executor: Executor,
    { search, state, sort, limit, after }: UserQuery & { after: SortedPosition | undefined },
  ): Promise<Positioned<Account>[]> {
    const { order, isBeyond, position } = sortedSql(userSorting, sort, [3, 4]);
    return executor.query<Positioned<Account>>(
      `select ${columns}, ${position} as position from users u
        where ($1::text is null or u.name ilike $1 or u.display_name ilike $1 or u.email ilike $1)
          and ($2::text is null or u.state = $2) and ${isBeyond}
        order by ${order} limit $5`,
      [containing(search), state ?? null, after?.value ?? null, after?.id ?? null, limit + 1],
    );
  }

  async find(executor: Executor, id: string): Promise<Account | undefined> {
    const [user] = await executor.query<Account>(`select ${columns} from users where id = $1`, [id]);
    return user;
  }

  /** For a change of it in this transaction. */
  async lock(executor: Executor, id: string): Promise<Account | undefined> {
    const [user] = await executor.query<Account>(`select ${columns} from users where id = $1 for update`, [id]);
    return user;
  }

  async findByMail(executor: Executor, email: string): Promise<Account | undefined> {
    const [user] = await executor.query<Account>(
      `select ${columns} from users where lower(email) = lower($1) for update`,
      [email],
    );
    return user;
  }

  /** Who typed this as a name or mail address? As for signing in, a name wins. */
  async findByNameOrMail(executor: Executor, text: string): Promise<Account | undefined> {
    const [user] = await executor.query<Account>(
      `select ${columns} from users where name = $1 or lower(email) = lower($1) order by name = $1 desc limit 1`,
      [text],
    );
    return user;
  }

  async findByOpenId(
    executor: Executor,
    { issuer, subject }: { issuer: string; subject: string },
  ): Promise<Account | undefined> {
    const [user] = await executor.query<Account>(
      `select ${columns} from users where oidc_issuer = $1 and oidc_subject = $2 for update`,
      [issuer, subject],
    );
    return user;
  }

  /** Whether somebody else has a name that people could take for this one. */
  async isNameTaken(executor: Executor, name: string, exceptId: string | null = null): Promise<boolean> {
    const rows = await executor.query(
      'select 1 from users where lower(name) = lower($1) and id is distinct from $2 limit 1',
      [name, exceptId],
    );
    return rows.length > 0;
  }

  async isMailTaken(executor: Executor, email: string, exceptId: string | null = null): Promise<boolean> {
    const rows = await executor.query(
      'select 1 from users where lower(email) = lower($1) and id is distinct from $2 limit 1',
      [email, exceptId],
    );
    return rows.length > 0;
  }

  /** Undefined when name, mail address or OpenID identity were taken meanwhile. */
  async insert(executor: Executor, user: NewAccount): Promise<Account | undefined> {
    const [inserted] = await executor.query<Account>(
      `insert into users (name, display_name, email, language, is_administrator, state, password_hash, has_password,
                          oidc_issuer, oidc_subject)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing returning ${columns}`,
      [
        ...[user.name, user.displayName, user.email, user.language, user.isAdministrator, user.state],
        ...[user.passwordHash, user.hasPassword, user.openId?.issuer ?? null, user.openId?.subject ?? null],
      ],
    );
    return inserted;
  }

  /** Writes all fields of a locked row. */
  async update(executor: Executor, id: string, fields: AccountFields): Promise<Account> {
    return theRow(
      await executor.query<Account>(
        `update users set name = $2, display_name = $3, email = $4, language = $5, is_administrator = $6, state = $7,
                since = case when state = $7 then since else now() end, version = version + 1, updated_at = now()
          where id = $1 returning ${columns}`,
        [id, fields.name, fields.displayName, fields.email, fields.language, fields.isAdministrator, fields.state],
      ),
    );
  }

  async setPassword(executor: Executor, id: string, passwordHash: string): Promise<void> {
    await executor.query(
      `update users set password_hash = $2, has_password = true, version = version + 1, updated_at = now() where id = $1`,
      [id, passwordHash],
    );
  }

  /** Null disconnects. */
  async setOpenId(executor: Executor, id: string, identity: { issuer: string; subject: string } | null): Promise<void> {
    await executor.query(
      'update users set oidc_issuer = $2, oidc_subject = $3, version = version + 1, updated_at = now() where id = $1',
      [id, identity?.issuer ?? null, identity?.subject ?? null],
    );
  }

  async delete(executor: Executor, id: string): Promise<void> {
    await executor.query('delete from users where id = $1', [id]);
  }

  /** Registrations that nobody confirmed within a week: their names become free again. */
  async deleteForgotten(executor: Executor): Promise<void> {
    await executor.query(`delete from users where state = 'unconfirmed' and since < now() - interval '7 days'`);
  }

  /** One change of who administers at a time. */
  async lockAdministrators(executor: Executor): Promise<void> {
    await executor.query('select id from users where is_administrator order by id for update');
  }

  /** Administrators who can sign in. */
  async administratorCount(executor: Executor): Promise<number> {
    const [row] = await executor.query<{ count: number }>(
      `select count(*)::int as count from users
        where is_administrator and state = 'active' and (has_password or oidc_subject is not null)`,
    );
    return row?.count ?? 0;
  }

  /** Administrators who can be told something, a few at the most. */
  administratorMails(executor: Executor): Promise<{ email: string; language: Account['language'] }[]> {
    return executor.query(
      `select email, language from users where is_administrator and state = 'active' and email is not null order by id limit 20`,
    );
  }
}
