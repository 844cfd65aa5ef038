import { hashToken, newSecret, PortierError } from '@app/contract';
import type { Logger } from '@app/kit';
import { Inject, Injectable } from '@nestjs/common';
import { PORTIER_CONFIG, type PortierConfig } from '../config.js';
import { Database } from '../database/database.js';
import { LOGGER } from '../logger.js';
import type { Caller, User } from './access.js';
import { AccountsRepository } from './accounts.repository.js';
import type { Credentials } from './credentials.js';
import { verifyPassword } from './passwords.js';
import { SignInLimit, subjectsOf } from './sign-in-limit.js';
import { VerifiedCredentials } from './verified-credentials.js';

/** Who is calling: sessions of people, passwords of their scripts, tokens of programs. */
@Injectable()
export class AccountsService {
  private readonly limit = new SignInLimit();
  private readonly verified = new VerifiedCredentials();

  constructor(
    private readonly database: Database,
    private readonly repository: AccountsRepository,
    @Inject(PORTIER_CONFIG) private readonly config: PortierConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @throws PortierError `too_many` while an account or address is slowed down. */
  async identify(credentials: Credentials | undefined, address: string): Promise<Caller | undefined> {
    switch (credentials?.kind) {
      case undefined:
        return undefined;
      case 'session':
        return this.ofSession(hashToken(credentials.token));
      case 'bearer':
        return this.ofToken(credentials.token);
      case 'basic':
        return this.ofBasic(credentials.name, credentials.password, address);
    }
  }

  /**
   * Checks name and password and opens a session.
   * @returns the session's token, to be known to the browser only
   * @throws PortierError `unauthenticated`, `too_many`
   */
  async signIn(name: string, password: string, address: string): Promise<{ user: User; token: string }> {
    const user = await this.verify(name, password, address);
    if (user === undefined) throw new PortierError('unauthenticated', 'Name or password is wrong.');
    const token = newSecret();
    const ttlHours = this.config.PORTIER_SESSION_TTL_HOURS;
    await this.database.transaction(async (transaction) => {
      await this.repository.deleteExpiredSessions(transaction);
      await this.repository.insertSession(transaction, { tokenHash: hashToken(token), userId: user.id, ttlHours });
    });
    this.logger.info({ userId: user.id, address }, 'signed in');
    return { user, token };
  }

  async signOut(token: string): Promise<void> {
    await this.repository.deleteSession(this.database, hashToken(token));
  }

  private async ofSession(tokenHash: string): Promise<Caller | undefined> {
    const session = await this.repository.findSession(this.database, tokenHash);
    if (session === undefined) return undefined;
    const { isDue, ...user } = session;
    if (isDue) await this.repository.prolongSession(this.database, tokenHash, this.config.PORTIER_SESSION_TTL_HOURS);
    return { kind: 'user', user, via: 'session' };
  }

  private async ofToken(token: string): Promise<Caller | undefined> {
    const program = await this.repository.findApiToken(this.database, hashToken(token));
    return program && { kind: 'program', tokenId: program.id, name: program.name, scopes: program.scopes };
  }

  private async ofBasic(name: string, password: string, address: string): Promise<Caller | undefined> {
    const known = this.verified.find(name, password, performance.now());
    const user = known ?? (await this.verify(name, password, address));
    if (user === undefined) return undefined;
    if (known === undefined) this.verified.add(name, password, user, performance.now());
    return { kind: 'user', user, via: 'basic' };
  }

  private async verify(name: string, password: string, address: string): Promise<User | undefined> {
    const subjects = subjectsOf(name, address);
    const waitMs = this.limit.waitMs(subjects, performance.now());
    if (waitMs > 0) {
      const seconds = Math.ceil(waitMs / 1_000);
      throw new PortierError('too_many', `Too many wrong passwords; wait ${seconds} s and try again.`);
    }
    const found = await this.repository.findUser(this.database, name);
    const isRight = await verifyPassword(found?.passwordHash, password);
    if (found === undefined || !isRight) {
      this.limit.failed(subjects, performance.now());
      this.logger.warn({ address, reason: 'wrong name or password' }, 'sign-in refused');
      return undefined;
    }
    this.limit.succeeded(subjects);
    const { passwordHash: _, ...user } = found;
    return user;
  }
}
