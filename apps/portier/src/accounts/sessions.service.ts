import { hashToken } from '@app/contract';
import { Injectable } from '@nestjs/common';
import { Database, type Executor } from '../database/database.js';
import type { Page } from '../http/page.js';
import { notFound } from '../http/things.js';
import type { User } from './access.js';
import type { SessionView } from './accounts.dto.js';
import { SessionsRepository } from './sessions.repository.js';

/** Where a person is signed in. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionsRepository,
  ) {}

  /** @param currentToken of the cookie that came along, if any */
  async list(user: User, currentToken: string | undefined): Promise<Page<SessionView>> {
    const current = hashOf(currentToken);
    const rows = await this.sessions.list(this.database, user.id);
    const items = rows.map(({ tokenHash, ...session }) => ({ ...session, isCurrent: tokenHash === current }));
    return { items, nextCursor: null };
  }

  /** @throws PortierError `not_found` */
  async end(user: User, id: string): Promise<void> {
    if (!(await this.sessions.deleteById(this.database, user.id, id))) throw notFound('session', id);
  }

  /** All of a person but the current one: when a password was changed, or a device was lost. */
  async endOthers(userId: string, currentToken: string | undefined, executor: Executor = this.database): Promise<void> {
    await this.sessions.deleteOf(executor, userId, hashOf(currentToken));
  }
}

const hashOf = (token: string | undefined) => (token === undefined ? null : hashToken(token));
