import type { Logger } from '@app/kit';
import { Inject, Injectable } from '@nestjs/common';
import { randomInt } from 'node:crypto';
import { unusablePassword } from '../accounts/passwords.js';
import type { UserState } from '../accounts/user-state.js';
import { PORTIER_CONFIG, type PortierConfig } from '../config.js';
import type { Executor } from '../database/database.js';
import { LOGGER } from '../logger.js';
import { namesToTry, type Identity } from '../openid/identity.js';
import type { Account } from './user.js';
import { UsersRepository } from './users.repository.js';

/** Whose account an identity of the provider is, or why it is nobody's. */
export type Found =
  | { kind: 'found'; userId: string }
  | { kind: 'refused'; reason: 'no_account' | 'mail_taken' | 'identity_taken' | Exclude<UserState, 'active'> };

/**
 * Accounts of people that an OpenID Connect provider knows. An identity is its issuer and subject; it is connected to an account by
 * its owner, signed in, never by a mail address: whoever gave Portier somebody else's address would get that person's account.
 */
@Injectable()
export class OpenIdUsersService {
  constructor(
    private readonly users: UsersRepository,
    @Inject(PORTIER_CONFIG) private readonly config: PortierConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** The account of an identity; made now, where unknown people get one. */
  async signIn(transaction: Executor, identity: Identity): Promise<Found> {
    await this.users.lockAdministrators(transaction);
    const user = await this.users.findByOpenId(transaction, identity);
    if (user === undefined) return this.welcome(transaction, identity);
    if (user.state !== 'active') return { kind: 'refused', reason: user.state };
    await this.followClaim(transaction, user, identity);
    return { kind: 'found', userId: user.id };
  }

  /** Lets an identity sign in to an account whose owner asks for it. */
  async connect(transaction: Executor, userId: string, identity: Identity): Promise<Found> {
    const owner = await this.users.findByOpenId(transaction, identity);
    if (owner !== undefined && owner.id !== userId) return { kind: 'refused', reason: 'identity_taken' };
    if ((await this.users.lock(transaction, userId)) === undefined) return { kind: 'refused', reason: 'no_account' };
    if (owner === undefined) await this.users.setOpenId(transaction, userId, identity);
    return { kind: 'found', userId };
  }

  private async welcome(transaction: Executor, identity: Identity): Promise<Found> {
    const { PORTIER_OPENID_REGISTRATION: registration } = this.config;
    if (registration === 'off') return { kind: 'refused', reason: 'no_account' };
    const { email } = identity;
    if (email !== null && (await this.users.isMailTaken(transaction, email))) {
      return { kind: 'refused', reason: 'mail_taken' };
    }
    const state = registration === 'approval' ? 'pending' : 'active';
    const user = await this.insert(transaction, identity, state);
    if (user === undefined) return { kind: 'refused', reason: 'no_account' };
    this.logger.info({ userId: user.id, state }, 'user made for openid identity');
    return state === 'pending' ? { kind: 'refused', reason: 'pending' } : { kind: 'found', userId: user.id };
  }

  private async insert(
    transaction: Executor,
    identity: Identity,
    state: 'pending' | 'active',
  ): Promise<Account | undefined> {
    const passwordHash = await unusablePassword();
    const { displayName, email, issuer, subject, language } = identity;
    const isAdministrator = identity.isAdministrator ?? false;
    for (const name of namesToTry(identity.name, String(randomInt(1_000, 10_000)))) {
      if (await this.users.isNameTaken(transaction, name)) continue;
      return this.users.insert(transaction, {
        ...{ name, displayName, email, isAdministrator, state, passwordHash, language },
        ...{ hasPassword: false, openId: { issuer, subject } },
      });
    }
    return undefined;
  }

  /** Who administers is the provider's word, where a claim is set for it; but never is nobody left. */
  private async followClaim(transaction: Executor, user: Account, { isAdministrator }: Identity): Promise<void> {
    if (isAdministrator === null || isAdministrator === user.isAdministrator) return;
    if (!isAdministrator && (await this.users.administratorCount(transaction)) <= 1) {
      this.logger.warn({ userId: user.id, reason: 'last administrator' }, 'openid claim not followed');
      return;
    }
    await this.users.update(transaction, user.id, { ...user, isAdministrator });
    this.logger.info({ userId: user.id, isAdministrator }, 'openid claim followed');
  }
}
