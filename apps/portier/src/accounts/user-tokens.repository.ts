import { Injectable } from '@nestjs/common';
import type { Executor } from '../database/database.js';
import { sortedSql, type Positioned, type SortedPosition } from '../http/sorting.js';
import type { User } from './access.js';
import { tokenSorting, type TokenQuery } from './accounts.dto.js';

export interface UserToken {
  id: string;
  name: string;
  hint: string;
  scopes: string[];
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  createdAt: Date;
}

/** What a token stands for. */
export interface TokenOwner {
  user: User;
  tokenId: string;
  scopes: string[];
}

const columns = `id, name, hint, scopes, expires_at as "expiresAt", last_used_at as "lastUsedAt", created_at as "createdAt"`;

/** API tokens of people. Those of programs: accounts.repository.ts. */
@Injectable()
export class UserTokensRepository {
  /** Whose token is this, if it still lasts? Notes its use, at most once a minute. */
  async find(executor: Executor, tokenHash: string): Promise<TokenOwner | undefined> {
    const [row] = await executor.query<User & { tokenId: string; scopes: string[]; isDue: boolean }>(
      `select u.id, u.name, u.is_administrator as "isAdministrator", t.id as "tokenId", t.scopes,
              t.last_used_at is null or t.last_used_at < now() - interval '1 minute' as "isDue"
         from user_tokens t join users u on u.id = t.user_id
        where t.token_hash = $1 and (t.expires_at is null or t.expires_at > now()) and u.state = 'active'`,
      [tokenHash],
    );
    if (row === undefined) return undefined;
    const { tokenId, scopes, isDue, ...user } = row;
    if (isDue) await executor.query('update user_tokens set last_used_at = now() where id = $1', [tokenId]);
    return { user, tokenId, scopes };
  }

  /** One row more than the limit. */
  list(
    executor: Executor,
    userId: string,
    { sort, limit, after }: TokenQuery & { after: SortedPosition | undefined },
  ): Promise<Positioned<UserToken>[]> {
    const { order, isBeyond, position } = sortedSql(tokenSorting, sort, [2, 3]);
    return executor.query<Positioned<UserToken>>(
      `select ${columns}, ${position} as position from user_tokens t where t.user_id = $1 and ${isBeyond}
        order by ${order} limit $4`,
      [userId, after?.value ?? null, after?.id ?? null, limit + 1],
    );
  }

  /** Undefined when this person has a token of that name already. */
  async insert(
    executor: Executor,
    token: { userId: string; name: string; tokenHash: string; hint: string; scopes: string[]; expiresAt: Date | null },
  ): Promise<UserToken | undefined> {
    const [inserted] = await executor.query<UserToken>(
      `insert into user_tokens (user_id, name, token_hash, hint, scopes, expires_at) values ($1, $2, $3, $4, $5, $6)
       on conflict (user_id, name) do nothing returning ${columns}`,
      [token.userId, token.name, token.tokenHash, token.hint, token.scopes, token.expiresAt],
    );
    return inserted;
  }

  /** @returns whether this person had such a token */
  async delete(executor: Executor, userId: string, id: string): Promise<boolean> {
    const rows = await executor.query('delete from user_tokens where user_id = $1 and id = $2 returning id', [
      userId,
      id,
    ]);
    return rows.length > 0;
  }
}
