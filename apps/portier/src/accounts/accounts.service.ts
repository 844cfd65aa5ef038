import { hashToken, newSecret, PortierError } from '@app/contract';
import type { Logger } from '@app/kit';
import { Inject, Injectable } from '@nestjs/common';
import { PORTIER_CONFIG, type PortierConfig } from '../config.js';
import { Database, type Executor } from '../database/database.js';
import { LOGGER } from '../logger.js';
import { credentialOf, type Caller, type PersonCalling, type User } from './access.js';
import { AccountsRepository, type UserWithPassword } from './accounts.repository.js';
import { AttemptsService } from './attempts.service.js';
import type { Credentials } from './credentials.js';
import { JudgedPasswords } from './judged-passwords.js';
import { verifyPassword } from './passwords.js';
import type { Device } from './session.js';
import { SessionsRepository } from './sessions.repository.js';
import type { UserState } from './user-state.js';
import { isUserToken } from './user-token.js';
import { UserTokensRepository } from './user-tokens.repository.js';

/** Who is calling: sessions and tokens of people, passwords of their scripts, tokens of programs. */
@Injectable()
export class AccountsService {
  private readonly judged = new JudgedPasswords();

  constructor(
    private readonly database: Database,
    private readonly repository: AccountsRepository,
    private readonly sessions: SessionsRepository,
    private readonly tokens: UserTokensRepository,
    private readonly attempts: AttemptsService,
    @Inject(PORTIER_CONFIG) private readonly config: PortierConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @throws PortierError `too_many` while an account or address is slowed down, `account_...` when it may not sign in. */
  async identify(credentials: Credentials | undefined, address: string): Promise<Caller | undefined> {
    switch (credentials?.kind) {
      case undefined:
        return undefined;
      case 'session':
        return this.ofSession(hashToken(credentials.token), address);
      case 'bearer':
        return isUserToken(credentials.token) ? this.ofPerson(credentials.token) : this.ofProgram(credentials.token);
      case 'basic': {
        const user = await this.verify(credentials.name, credentials.password, address);
        return user && { kind: 'user', user, via: 'basic' };
      }
    }
  }

  /**
   * Checks name (or mail address) and password and opens a session.
   * @returns the session's token, to be known to the browser only
   * @throws PortierError `unauthenticated`, `too_many`, `account_unconfirmed`, `account_pending`, `account_disabled`
   */
  async signIn(name: string, password: string, device: Device): Promise<{ user: User; token: string }> {
    const user = await this.verify(name, password, device.address);
    if (user === undefined) throw new PortierError('unauthenticated', 'Name or password is wrong.');
    const token = await this.database.transaction((transaction) => this.openSession(transaction, user.id, device));
    return { user, token };
  }

  /** A session of somebody who has proved who they are. @returns its token, to be known to the browser only */
  async openSession(transaction: Executor, userId: string, device: Device): Promise<string> {
    const token = newSecret();
    const ttlHours = this.config.PORTIER_SESSION_TTL_HOURS;
    await this.sessions.deleteExpired(transaction);
    await this.sessions.insert(transaction, { ...device, tokenHash: hashToken(token), userId, ttlHours });
    await this.repository.signedIn(transaction, userId);
    this.logger.info({ userId, address: device.address }, 'signed in');
    return token;
  }

  async signOut(token: string): Promise<void> {
    await this.sessions.delete(this.database, hashToken(token));
  }

  /**
   * Whether a signed-in person knows the password of the account: asked before what a stranger at an open screen must not do.
   * True for an account without a password.
   * @throws PortierError `too_many`
   */
  async knowsPassword(user: User, password: string, address: string): Promise<boolean> {
    const stored = await this.repository.passwordHashOf(this.database, user.id);
    return stored === null || this.isRight({ name: user.name, password, stored, address });
  }

  /** Those of these callers whose credentials no longer let anybody in: they ended or expired, or the account may not sign in. */
  async lapsed<Some extends PersonCalling>(callers: readonly Some[]): Promise<Some[]> {
    const idsOf = (way: PersonCalling['via']) => callers.filter(({ via }) => via === way).map(credentialOf);
    const asked = { sessions: idsOf('session'), tokens: idsOf('token'), users: idsOf('basic') };
    const lapsed = new Set(await this.repository.lapsed(this.database, asked));
    return callers.filter((caller) => lapsed.has(credentialOf(caller)));
  }

  private async ofSession(tokenHash: string, address: string): Promise<Caller | undefined> {
    const session = await this.sessions.find(this.database, tokenHash);
    if (session === undefined) return undefined;
    const { isDue, sessionId, ...user } = session;
    const ttlHours = this.config.PORTIER_SESSION_TTL_HOURS;
    if (isDue) await this.sessions.prolong(this.database, tokenHash, { ttlHours, address });
    return { kind: 'user', user, via: 'session', sessionId };
  }

  private async ofPerson(token: string): Promise<Caller | undefined> {
    const owner = await this.tokens.find(this.database, hashToken(token));
    return owner && { kind: 'user', via: 'token', ...owner };
  }

  private async ofProgram(token: string): Promise<Caller | undefined> {
    const program = await this.repository.findApiToken(this.database, hashToken(token));
    return program && { kind: 'program', tokenId: program.id, name: program.name, scopes: program.scopes };
  }

  /** Reads the account each time: a password changed or an account disabled on any replica counts at once. */
  private async verify(name: string, password: string, address: string): Promise<User | undefined> {
    const found = await this.repository.findUser(this.database, name);
    const stored = found?.passwordHash ?? undefined;
    if (!(await this.isRight({ name, password, stored, address })) || found === undefined) return undefined;
    requireActive(found);
    return { id: found.id, name: found.name, isAdministrator: found.isAdministrator };
  }

  private async isRight({ name, password, stored, address }: Attempt): Promise<boolean> {
    return this.judged.isRight(
      { name, password, stored },
      () => performance.now(),
      async () => {
        const isRight = await this.attempts.guard(name, address, () => verifyPassword(stored, password));
        if (!isRight) this.logger.warn({ address, reason: 'wrong name or password' }, 'sign-in refused');
        return isRight;
      },
    );
  }
}

interface Attempt {
  name: string;
  password: string;
  /** Hash of the account's password; undefined without one. */
  stored: string | undefined;
  address: string;
}

const refusals = {
  unconfirmed: ['account_unconfirmed', 'Open the link in the mail you got to confirm your address, then sign in.'],
  pending: ['account_pending', 'An administrator must approve this account before it can be used.'],
  disabled: ['account_disabled', 'This account is disabled; ask an administrator.'],
} as const;

/**
 * Only after the password was right: to everybody else an account that may not sign in looks like a wrong password.
 * @throws PortierError `account_unconfirmed`, `account_pending`, `account_disabled`
 */
export function requireActive({ state }: Pick<UserWithPassword, 'state'>): void {
  if (state !== 'active') throw refusalOf(state);
}

function refusalOf(state: Exclude<UserState, 'active'>): PortierError {
  const [code, sentence] = refusals[state];
  return new PortierError(code, sentence);
}
