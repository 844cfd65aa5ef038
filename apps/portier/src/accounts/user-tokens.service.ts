import { hashToken, PortierError } from '@app/contract';
import type { Logger } from '@app/kit';
import { Inject, Injectable } from '@nestjs/common';
import { databaseNow } from '../database/clock.repository.js';
import { Database } from '../database/database.js';
import { requireVersion, unchangingVersion } from '../http/etag.js';
import { invalid } from '../http/invalid.js';
import type { Page } from '../http/page.js';
import { sortedPage, sortedPosition } from '../http/sorting.js';
import { notFound } from '../http/things.js';
import { LOGGER } from '../logger.js';
import type { User } from './access.js';
import { tokenSorting, type NewTokenView, type TokenDraft, type TokenQuery, type TokenView } from './accounts.dto.js';
import { newUserToken } from './user-token.js';
import { UserTokensRepository } from './user-tokens.repository.js';

/** Tokens with which a person's scripts act as that person. */
@Injectable()
export class UserTokensService {
  constructor(
    private readonly database: Database,
    private readonly tokens: UserTokensRepository,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async list(user: User, query: TokenQuery): Promise<Page<TokenView>> {
    const after = sortedPosition(tokenSorting, query);
    const rows = await this.tokens.list(this.database, user.id, { ...query, after });
    return sortedPage(rows, query, ({ position: _, ...token }) => ({ ...token, version: unchangingVersion }));
  }

  /**
   * The answer holds the token, once.
   * @param via how the person proved who it is: a token must not give itself a longer life or more scopes
   * @throws PortierError `forbidden`, `invalid`, `conflict`
   */
  async create(
    { id: userId }: User,
    via: 'session' | 'basic' | 'token',
    { name, scopes, expiresAt }: TokenDraft,
  ): Promise<NewTokenView> {
    if (via === 'token') throw new PortierError('forbidden', 'A token cannot make tokens; sign in to make one.');
    const expiry = expiresAt === null ? null : await this.future(new Date(expiresAt));
    const token = newUserToken();
    const drafted = { userId, name, scopes: [...new Set(scopes)], expiresAt: expiry };
    const secret = { tokenHash: hashToken(token), hint: token.slice(-4) };
    const inserted = await this.tokens.insert(this.database, { ...drafted, ...secret });
    if (inserted === undefined) throw nameTaken(name);
    this.logger.info({ userId, tokenId: inserted.id }, 'api token made');
    return { ...inserted, version: unchangingVersion, token };
  }

  /** @throws PortierError `not_found`, `stale` */
  async delete(user: User, id: string, ifMatch?: string): Promise<void> {
    await this.database.transaction(async (transaction) => {
      if (!(await this.tokens.delete(transaction, user.id, id))) throw notFound('token', id);
      requireVersion(ifMatch, unchangingVersion);
    });
    this.logger.info({ userId: user.id, tokenId: id }, 'api token deleted');
  }

  private async future(instant: Date): Promise<Date> {
    if (instant > (await databaseNow(this.database))) return instant;
    throw invalid([{ path: 'expiresAt', message: 'must be in the future' }]);
  }
}

function nameTaken(name: string): PortierError {
  return new PortierError('conflict', `You have a token "${name}" already; delete it first, or choose another name.`, {
    fields: [{ path: 'name', message: 'taken by another of your tokens' }],
  });
}
