import { PortierError } from '@app/contract';
import type { Logger } from '@app/kit';
import { Inject, Injectable } from '@nestjs/common';
import { hashPassword, unusablePassword } from '../accounts/passwords.js';
import { SessionsService } from '../accounts/sessions.service.js';
import { advance, type UserEvent } from '../accounts/user-state.js';
import { Database, type Executor } from '../database/database.js';
import { requireVersion } from '../http/etag.js';
import type { Page } from '../http/page.js';
import { sortedPage, sortedPosition } from '../http/sorting.js';
import { notFound } from '../http/things.js';
import { LOGGER } from '../logger.js';
import { AccountMailService } from './account-mail.service.js';
import { LinksService, type IssuedLink } from './links.service.js';
import { requireGoodPassword } from './password-rules.js';
import type { Account } from './user.js';
import {
  userSorting,
  type NewUserView,
  type UserChange,
  type UserDraft,
  type UserQuery,
  type UserView,
} from './users.dto.js';
import { UsersRepository } from './users.repository.js';

/** People, as administrators manage them. */
@Injectable()
export class UsersService {
  constructor(
    private readonly database: Database,
    private readonly users: UsersRepository,
    private readonly links: LinksService,
    private readonly sessions: SessionsService,
    private readonly mails: AccountMailService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async list(query: UserQuery): Promise<Page<UserView>> {
    const after = sortedPosition(userSorting, query);
    const rows = await this.users.list(this.database, { ...query, after });
    return sortedPage(rows, query, ({ position: _, ...user }) => user);
  }

  /** @throws PortierError `not_found` */
  async get(id: string, executor: Executor = this.database): Promise<UserView> {
    const user = await this.users.find(executor, id);
    if (user === undefined) throw notFound('user', id);
    return user;
  }

  /**
   * An account for somebody. Without a password the answer holds a link to set one, which is also mailed if that can be done.
   * @throws PortierError `invalid`, `conflict`
   */
  async create(draft: UserDraft): Promise<NewUserView> {
    const { password, ...fields } = draft;
    if (password !== undefined) requireGoodPassword(password, fields, 'password');
    const passwordHash = await (password === undefined ? unusablePassword() : hashPassword(password));
    return this.database.transaction(async (transaction) => {
      await this.requireFree(transaction, fields, null);
      const hasPassword = password !== undefined;
      const user = await this.users.insert(transaction, { ...fields, state: 'active', passwordHash, hasPassword });
      if (user === undefined) throw taken('name');
      const link = hasPassword ? null : await this.invite(transaction, user);
      this.logger.info({ userId: user.id }, 'user made');
      return { ...user, link };
    });
  }

  /** @throws PortierError `not_found`, `stale`, `conflict` (taken, or the last administrator) */
  update(id: string, change: UserChange, ifMatch: string | undefined): Promise<UserView> {
    return this.change(id, ifMatch, async (transaction, user) => {
      const fields = { ...user, ...change };
      // Names from before these rules stay until somebody changes them.
      await this.requireFree(transaction, fields, id);
      return this.users.update(transaction, id, fields);
    });
  }

  /** A user who may not sign in any more is signed out everywhere. @throws PortierError as `update` */
  async advance(id: string, event: Extract<UserEvent, 'approve' | 'disable' | 'enable'>): Promise<UserView> {
    return this.change(id, undefined, async (transaction, user) => {
      const state = advance(user.state, event);
      if (state === user.state) return user;
      const changed = await this.users.update(transaction, id, { ...user, state });
      if (state !== 'active') await this.sessions.endOthers(id, undefined, transaction);
      if (event === 'approve') {
        await this.mails.tell(transaction, user, { kind: 'approved', name: user.name, url: this.mails.page('/login') });
      }
      this.logger.info({ userId: id, state }, 'user state changed');
      return changed;
    });
  }

  /** With sessions, tokens and rights; streams stay. @throws PortierError as `update` */
  async delete(id: string, ifMatch: string | undefined): Promise<void> {
    await this.change(id, ifMatch, async (transaction, user) => {
      await this.users.delete(transaction, id);
      return user;
    });
    this.logger.info({ userId: id }, 'user deleted');
  }

  /** A link to set a password, for an administrator to hand over. @throws PortierError `not_found` */
  link(id: string): Promise<IssuedLink> {
    return this.database.transaction(async (transaction) => {
      await this.get(id, transaction);
      this.logger.info({ userId: id }, 'password link made');
      return this.links.issue(transaction, { userId: id, purpose: 'password' }, 'handedOver');
    });
  }

  /** @throws PortierError `conflict` naming the field */
  async requireFree(
    transaction: Executor,
    { name, email }: Pick<Account, 'name' | 'email'>,
    exceptId: string | null,
  ): Promise<void> {
    if (await this.users.isNameTaken(transaction, name, exceptId)) throw taken('name');
    if (email !== null && (await this.users.isMailTaken(transaction, email, exceptId))) throw taken('email');
  }

  /** Runs a change of a locked user; afterwards somebody must still be able to administer. */
  async change<Result>(
    id: string,
    ifMatch: string | undefined,
    work: (transaction: Executor, user: Account) => Promise<Result>,
  ): Promise<Result> {
    return this.database.transaction(async (transaction) => {
      // All in one order, before the row itself: two changes at once wait for each other instead of both counting the other one.
      await this.users.lockAdministrators(transaction);
      const user = await this.users.lock(transaction, id);
      if (user === undefined) throw notFound('user', id);
      requireVersion(ifMatch, user.version);
      const result = await work(transaction, user);
      if (user.isAdministrator && (await this.users.administratorCount(transaction)) === 0) throw lastAdministrator();
      return result;
    });
  }

  private async invite(transaction: Executor, user: Account): Promise<IssuedLink> {
    const link = await this.links.issue(transaction, { userId: user.id, purpose: 'password' }, 'handedOver');
    await this.mails.tell(transaction, user, { kind: 'invited', name: user.name, url: link.url });
    return link;
  }
}

/** The error of a name or address that somebody else has. */
export function taken(field: 'name' | 'email'): PortierError {
  const what = field === 'name' ? 'name' : 'mail address';
  return new PortierError('conflict', `This ${what} belongs to another account.`, {
    fields: [{ path: field, message: 'belongs to another account' }],
  });
}

function lastAdministrator(): PortierError {
  return new PortierError('conflict', 'This is the last administrator who can sign in; make another one first.');
}
