import { PortierError } from '@app/contract';
import type { Logger } from '@app/kit';
import { Inject, Injectable } from '@nestjs/common';
import { AttemptsService } from '../accounts/attempts.service.js';
import { unusablePassword } from '../accounts/passwords.js';
import { PORTIER_CONFIG, type PortierConfig } from '../config.js';
import { Database, type Executor } from '../database/database.js';
import { LOGGER } from '../logger.js';
import { AccountMailService } from './account-mail.service.js';
import { LinksService } from './links.service.js';
import type { Account } from './user.js';
import type { RegistrationDraft } from './users.dto.js';
import { UsersRepository } from './users.repository.js';
import { taken } from './users.service.js';

/**
 * Strangers who make themselves an account. They choose the password only when they open the link in the mail: whoever registers
 * somebody else's address first must not be the one who knows the password afterwards.
 */
@Injectable()
export class RegistrationsService {
  constructor(
    private readonly database: Database,
    private readonly users: UsersRepository,
    private readonly links: LinksService,
    private readonly attempts: AttemptsService,
    private readonly mails: AccountMailService,
    @Inject(PORTIER_CONFIG) private readonly config: PortierConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * Says the same whether or not there is an account with this address; only its owner learns it, by mail. A name that is taken is
   * told: whoever registers must choose another.
   * @throws PortierError `registration_off`, `too_many`, `conflict`
   */
  async register(draft: RegistrationDraft, address: string): Promise<void> {
    if (this.config.PORTIER_REGISTRATION === 'off' || !this.mails.isOn) {
      throw new PortierError('registration_off', 'Nobody can register here; ask an administrator for an account.');
    }
    await this.attempts.countMail(draft.email, address);
    const passwordHash = await unusablePassword();
    await this.database.transaction(async (transaction) => {
      await this.users.deleteForgotten(transaction);
      const present = await this.users.findByMail(transaction, draft.email);
      if (await this.users.isNameTaken(transaction, draft.name, present?.id ?? null)) throw taken('name');
      if (present === undefined) await this.begin(transaction, draft, passwordHash);
      else if (present.state === 'unconfirmed') await this.beginAgain(transaction, present, draft);
      else await this.tellOwner(transaction, present);
    });
  }

  private async begin(transaction: Executor, draft: RegistrationDraft, passwordHash: string): Promise<void> {
    const fields = { ...draft, isAdministrator: false, state: 'unconfirmed' as const };
    const user = await this.users.insert(transaction, { ...fields, passwordHash, hasPassword: false });
    if (user === undefined) throw taken('name'); // a moment ago
    this.logger.info({ userId: user.id }, 'user registered');
    await this.sendLink(transaction, user);
  }

  private async beginAgain(transaction: Executor, present: Account, draft: RegistrationDraft): Promise<void> {
    await this.sendLink(transaction, await this.users.update(transaction, present.id, { ...present, ...draft }));
  }

  private async sendLink(transaction: Executor, user: Account): Promise<void> {
    const { url } = await this.links.issue(transaction, { userId: user.id, purpose: 'activate' });
    await this.mails.tell(transaction, user, { kind: 'activate', name: user.name, url });
  }

  private async tellOwner(transaction: Executor, present: Account): Promise<void> {
    const url = this.mails.page('/login');
    await this.mails.tell(transaction, present, { kind: 'already_registered', name: present.name, url });
  }
}
