import { Inject, Injectable } from '@nestjs/common';
import { PORTIER_CONFIG, type PortierConfig } from '../config.js';
import type { Executor } from '../database/database.js';
import { MailService } from '../mail/mail.service.js';
import { accountMail, type AccountMail } from './account-mails.js';
import type { Language } from './user.js';

type Facts<Mail> = Mail extends AccountMail ? Omit<Mail, 'site'> : never;

/** Mails about accounts, in their owners' language. */
@Injectable()
export class AccountMailService {
  constructor(
    private readonly mail: MailService,
    @Inject(PORTIER_CONFIG) private readonly config: PortierConfig,
  ) {}

  get isOn(): boolean {
    return this.mail.isOn;
  }

  /** Address of a page of the admin pages. */
  page(path: string): string {
    return this.config.PORTIER_PUBLIC_URL.replace(/\/+$/, '') + path;
  }

  /** Does nothing without a mail server or an address: for what is good to know, but not the only way. */
  async tell(
    transaction: Executor,
    to: { email: string | null; language: Language },
    facts: Facts<AccountMail>,
  ): Promise<void> {
    if (to.email === null || !this.isOn) return;
    const message = accountMail({ ...facts, site: this.config.PORTIER_PUBLIC_URL }, to.language);
    await this.mail.send(transaction, { to: to.email, ...message });
  }
}
