import { PortierError } from '@app/contract';
import type { Logger } from '@app/kit';
import { Inject, Injectable } from '@nestjs/common';
import type { User } from '../accounts/access.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { hashPassword } from '../accounts/passwords.js';
import { SessionsService } from '../accounts/sessions.service.js';
import { Database } from '../database/database.js';
import { invalid } from '../http/invalid.js';
import { LOGGER } from '../logger.js';
import { AccountMailService } from './account-mail.service.js';
import { LinksService } from './links.service.js';
import { requireGoodPassword } from './password-rules.js';
import type { AccountChange, MailChange, PasswordChange, UserView } from './users.dto.js';
import { UsersRepository } from './users.repository.js';
import { taken, UsersService } from './users.service.js';

/** From where somebody changes the own account. */
export interface Caller {
  user: User;
  address: string;
  /** Of the cookie that came along; this session goes on. */
  sessionToken: string | undefined;
}

/** A person's own account. */
@Injectable()
export class AccountService {
  constructor(
    private readonly database: Database,
    private readonly repository: UsersRepository,
    private readonly users: UsersService,
    private readonly accounts: AccountsService,
    private readonly sessions: SessionsService,
    private readonly links: LinksService,
    private readonly mails: AccountMailService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  get(user: User): Promise<UserView> {
    return this.users.get(user.id);
  }

  /** @throws PortierError `stale` */
  update(user: User, change: AccountChange, ifMatch: string | undefined): Promise<UserView> {
    return this.users.change(user.id, ifMatch, (transaction, account) =>
      this.repository.update(transaction, user.id, { ...account, ...change }),
    );
  }

  /** Other sessions end; scripts with the old password are refused at once. @throws PortierError `invalid`, `too_many` */
  async changePassword(caller: Caller, { currentPassword, newPassword }: PasswordChange): Promise<void> {
    await this.requirePassword(caller, currentPassword);
    const { id } = caller.user;
    requireGoodPassword(newPassword, await this.users.get(id), 'newPassword');
    const passwordHash = await hashPassword(newPassword);
    await this.database.transaction(async (transaction) => {
      const account = await this.users.get(id, transaction);
      await this.repository.setPassword(transaction, id, passwordHash);
      await this.sessions.endOthers(id, caller.sessionToken, transaction);
      await this.links.voidAll(transaction, id);
      await this.mails.tell(transaction, account, { kind: 'password_changed', name: account.name });
    });
    this.logger.info({ userId: id, address: caller.address }, 'password changed');
  }

  /**
   * The new address counts once its owner has opened the link that is mailed to it.
   * @throws PortierError `mail_off`, `invalid`, `conflict`, `too_many`
   */
  async changeMail(caller: Caller, { email, currentPassword }: MailChange): Promise<void> {
    if (!this.mails.isOn) {
      throw new PortierError('mail_off', 'Portier cannot send mail; ask an administrator to change your address.');
    }
    await this.requirePassword(caller, currentPassword);
    const { id, name } = caller.user;
    await this.database.transaction(async (transaction) => {
      await this.users.requireFree(transaction, { name, email }, id);
      const { language } = await this.users.get(id, transaction);
      const { url } = await this.links.issue(transaction, { userId: id, purpose: 'email', email });
      await this.mails.tell(transaction, { email, language }, { kind: 'new_address', name, url });
    });
  }

  /** @throws PortierError `link_invalid`, `conflict` when somebody else has the address by now */
  async confirmMail(token: string): Promise<void> {
    const link = await this.links.look(token, ['email']);
    await this.users.change(link.userId, undefined, async (transaction, account) => {
      const { email } = await this.links.take(transaction, token, ['email']);
      if (email === null || (await this.repository.isMailTaken(transaction, email, account.id))) throw taken('email');
      await this.repository.update(transaction, account.id, { ...account, email });
      await this.links.voidAll(transaction, account.id);
      await this.mails.tell(transaction, account, { kind: 'address_changed', name: account.name });
    });
  }

  /** Ends the sign-in by OpenID Connect. @throws PortierError `conflict` without a password: nothing would be left to sign in with */
  disconnectOpenId(user: User): Promise<UserView> {
    return this.users.change(user.id, undefined, async (transaction, account) => {
      if (!account.hasPassword)
        throw new PortierError('conflict', 'Set a password first; nothing else would be left to sign in with.');
      await this.repository.setOpenId(transaction, account.id, null);
      return this.users.get(account.id, transaction);
    });
  }

  private async requirePassword({ user, address }: Caller, given = ''): Promise<void> {
    if (await this.accounts.knowsPassword(user, given, address)) return;
    throw invalid([{ path: 'currentPassword', message: 'is not your password' }]);
  }
}
