import { PortierError } from '@app/contract';
import type { Logger } from '@app/kit';
import { Inject, Injectable } from '@nestjs/common';
import { AttemptsService } from '../accounts/attempts.service.js';
import { hashPassword } from '../accounts/passwords.js';
import { SessionsService } from '../accounts/sessions.service.js';
import { advance } from '../accounts/user-state.js';
import { PORTIER_CONFIG, type PortierConfig } from '../config.js';
import { Database, type Executor } from '../database/database.js';
import { LOGGER } from '../logger.js';
import { AccountMailService } from './account-mail.service.js';
import { LinksService } from './links.service.js';
import { requireGoodPassword } from './password-rules.js';
import type { Account } from './user.js';
import type { ResetPreview, ResetResult } from './users.dto.js';
import { UsersRepository } from './users.repository.js';
import { UsersService } from './users.service.js';

const purposes = ['activate', 'password'] as const;

/** Passwords set with a link: forgotten, first ones, and those that activate an account. */
@Injectable()
export class PasswordResetsService {
  constructor(
    private readonly database: Database,
    private readonly repository: UsersRepository,
    private readonly users: UsersService,
    private readonly links: LinksService,
    private readonly sessions: SessionsService,
    private readonly attempts: AttemptsService,
    private readonly mails: AccountMailService,
    @Inject(PORTIER_CONFIG) private readonly config: PortierConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * Mails a link to the owner of an account, if there is one that may use it. Says the same whether there is.
   * @throws PortierError `mail_off`, `too_many`
   */
  async ask(nameOrMail: string, address: string): Promise<void> {
    if (!this.mails.isOn) {
      throw new PortierError(
        'mail_off',
        'Portier cannot send mail; ask an administrator for a link to set a password.',
      );
    }
    await this.attempts.countMail(nameOrMail, address);
    await this.database.transaction(async (transaction) => {
      const user = await this.repository.findByNameOrMail(transaction, nameOrMail);
      if (user === undefined || user.state === 'disabled') return;
      const purpose = user.state === 'unconfirmed' ? 'activate' : 'password';
      const { url } = await this.links.issue(transaction, { userId: user.id, purpose });
      const kind = purpose === 'activate' ? 'activate' : 'reset';
      await this.mails.tell(transaction, user, { kind, name: user.name, url });
    });
  }

  /** Whose password a link sets, before it is typed. @throws PortierError `link_invalid` */
  async look(token: string): Promise<ResetPreview> {
    const { userId, purpose } = await this.links.look(token, purposes);
    const { name, email } = await this.users.get(userId);
    return { name, email, purpose: purpose === 'activate' ? 'activate' : 'password' };
  }

  /**
   * Sets the password, proves the mail address, and ends all sessions.
   * @throws PortierError `link_invalid`, `invalid`
   */
  async complete(token: string, password: string): Promise<ResetResult> {
    const { userId } = await this.links.look(token, purposes);
    requireGoodPassword(password, await this.users.get(userId), 'password');
    const passwordHash = await hashPassword(password);
    const result = await this.users.change(userId, undefined, async (transaction, user) => {
      await this.links.take(transaction, token, purposes);
      await this.links.voidAll(transaction, userId);
      await this.repository.setPassword(transaction, userId, passwordHash);
      await this.sessions.endOthers(userId, undefined, transaction);
      const state = await this.confirm(transaction, user);
      if (user.hasPassword) await this.mails.tell(transaction, user, { kind: 'password_changed', name: user.name });
      return { name: user.name, state };
    });
    this.logger.info({ userId }, 'password set by link');
    return result;
  }

  private async confirm(transaction: Executor, user: Account): Promise<Account['state']> {
    const needsApproval = this.config.PORTIER_REGISTRATION === 'approval';
    const state = advance(user.state, needsApproval ? 'confirm_for_approval' : 'confirm');
    if (state === user.state) return state;
    await this.repository.update(transaction, user.id, { ...user, state });
    if (state === 'pending') await this.askForApproval(transaction, user);
    return state;
  }

  private async askForApproval(transaction: Executor, { name }: Account): Promise<void> {
    const url = this.mails.page('/users');
    for (const administrator of await this.repository.administratorMails(transaction)) {
      await this.mails.tell(transaction, administrator, { kind: 'approval_wanted', name, url });
    }
  }
}
