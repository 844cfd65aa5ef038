import { hashToken } from '@app/contract';
import { Injectable } from '@nestjs/common';
import { Database, type Executor } from '../database/database.js';
import { requireVersion, unchangingVersion } from '../http/etag.js';
import type { Page } from '../http/page.js';
import { sortedPage, sortedPosition } from '../http/sorting.js';
import { notFound } from '../http/things.js';
import type { User } from './access.js';
import { sessionSorting, type SessionQuery, type SessionView } from './accounts.dto.js';
import { SessionsRepository } from './sessions.repository.js';

/** Where a person is signed in. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionsRepository,
  ) {}

  /** @param currentToken of the cookie that came along, if any */
  async list(user: User, currentToken: string | undefined, query: SessionQuery): Promise<Page<SessionView>> {
    const current = hashOf(currentToken);
    const after = sortedPosition(sessionSorting, query);
    const rows = await this.sessions.list(this.database, user.id, { ...query, after });
    return sortedPage(rows, query, ({ position: _, tokenHash, ...session }) => {
      return { ...session, isCurrent: tokenHash === current, version: unchangingVersion };
    });
  }

  /** @throws PortierError `not_found`, `stale` */
  async end(user: User, id: string, ifMatch?: string): Promise<void> {
    await this.database.transaction(async (transaction) => {
      if (!(await this.sessions.deleteById(transaction, user.id, id))) throw notFound('session', id);
      requireVersion(ifMatch, unchangingVersion);
    });
  }

  /** All of a person but the current one: when a password was changed, or a device was lost. */
  async endOthers(userId: string, currentToken: string | undefined, executor: Executor = this.database): Promise<void> {
    await this.sessions.deleteOf(executor, userId, hashOf(currentToken));
  }
}

const hashOf = (token: string | undefined) => (token === undefined ? null : hashToken(token));
