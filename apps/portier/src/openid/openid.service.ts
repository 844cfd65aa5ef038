import { PortierError, seal, unseal, type ClusterKeys } from '@app/contract';
import type { Logger } from '@app/kit';
import { Inject, Injectable } from '@nestjs/common';
import type { User } from '../accounts/access.js';
import { AccountsService } from '../accounts/accounts.service.js';
import type { Device } from '../accounts/session.js';
import { actingAs } from '../audit/acting.js';
import type { Actor } from '../audit/actor.js';
import { Database } from '../database/database.js';
import { LOGGER } from '../logger.js';
import { CLUSTER_KEYS } from '../platform.module.js';
import { PORTIER_CONFIG, type PortierConfig } from '../config.js';
import { OpenIdUsersService, type Found } from '../users/openid-users.service.js';
import { flow, flowLifetimeMs, safePath, type Flow, type OpenIdRefusal } from './flow.js';
import { identityOf, type Identity } from './identity.js';
import { OpenIdClient } from './openid.client.js';

/** A browser that the provider has sent back. */
export interface ComesBack {
  device: Device;
  requestId: string;
}

/** What became of a sign-in at the provider. `token`: of the session that was opened; null when an account was connected. */
export type Outcome = { kind: 'in'; token: string | null; next: string } | { kind: 'refused'; reason: OpenIdRefusal };

/** Sign-in by OpenID Connect. */
@Injectable()
export class OpenIdService {
  constructor(
    private readonly database: Database,
    private readonly client: OpenIdClient,
    private readonly users: OpenIdUsersService,
    private readonly accounts: AccountsService,
    @Inject(PORTIER_CONFIG) private readonly config: PortierConfig,
    @Inject(CLUSTER_KEYS) private readonly keys: ClusterKeys,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * Begins a sign-in.
   * @param user who connects the own account; null to sign in
   * @returns where to send the browser, and what it must bring back in a cookie
   * @throws PortierError `not_found` when no provider is set, `unavailable` when it does not answer
   */
  async begin(next: string, user: User | null): Promise<{ url: string; cookie: string }> {
    if (!this.client.isOn) throw new PortierError('not_found', 'No OpenID Connect provider is set here.');
    const secrets = this.client.newSecrets();
    const url = await this.client.authorizationUrl(secrets).catch((error: unknown) => {
      this.logger.warn({ reason: reasonOf(error) }, 'openid provider does not answer');
      throw new PortierError('unavailable', 'The OpenID Connect provider does not answer; try again in a moment.');
    });
    const began: Flow = {
      ...{ purpose: 'openid', next: safePath(next), expiresAt: Date.now() + flowLifetimeMs },
      ...{ userId: user?.id ?? null, userName: user?.name ?? null },
      ...secrets,
    };
    return { url, cookie: seal(this.keys, JSON.stringify(began)) };
  }

  /** Ends a sign-in that comes back. Never throws for what the provider or the browser did. */
  async complete(query: string, cookie: string | undefined, from: ComesBack): Promise<Outcome> {
    const began = this.opened(cookie);
    if (began === undefined) return { kind: 'refused', reason: 'expired' };
    const identity = await this.identity(query, began);
    if (typeof identity === 'string') return { kind: 'refused', reason: identity };
    // A browser that comes back only reads, as far as HTTP knows: nobody else says who acts.
    return actingAs(
      () => actorOf(began, from),
      () => this.admit(began, identity, from.device),
    );
  }

  private admit(began: Flow, identity: Identity, device: Device): Promise<Outcome> {
    return this.database.transaction(async (transaction) => {
      const found: Found = await (began.userId === null
        ? this.users.signIn(transaction, identity)
        : this.users.connect(transaction, began.userId, identity));
      if (found.kind === 'refused') {
        this.logger.warn({ address: device.address, reason: found.reason }, 'sign-in refused');
        return found;
      }
      const isSignIn = began.userId === null;
      const token = isSignIn ? await this.accounts.openSession(transaction, found.userId, device) : null;
      return { kind: 'in', token, next: began.next };
    });
  }

  private async identity(query: string, began: Flow): Promise<Identity | OpenIdRefusal> {
    const { PORTIER_OPENID_ISSUER: issuer = '', PORTIER_OPENID_ADMINISTRATOR: administrator } = this.config;
    if (new URLSearchParams(query).get('error') === 'access_denied') return 'denied';
    try {
      return identityOf(issuer, await this.client.claims(query, began), administrator);
    } catch (error) {
      this.logger.warn({ reason: reasonOf(error) }, 'openid sign-in failed');
      return 'failed';
    }
  }

  private opened(cookie: string | undefined): Flow | undefined {
    if (cookie === undefined) return undefined;
    try {
      const parsed = flow.safeParse(JSON.parse(unseal(this.keys, cookie)));
      return parsed.success && parsed.data.expiresAt > Date.now() ? parsed.data : undefined;
    } catch {
      return undefined; // not ours
    }
  }
}

/** Who connects an account had signed in when it asked for that; before a sign-in nobody has. */
function actorOf({ userId, userName }: Flow, { device: { address }, requestId }: ComesBack): Actor {
  if (userId === null) return { kind: 'visitor', address, requestId };
  return { kind: 'user', id: userId, ...(userName === null ? {} : { name: userName }), address, requestId };
}

/** Codes of openid-client and OAuth only: messages may quote what the provider sent. */
function reasonOf(error: unknown): string {
  const { name = 'Error', code, error: oauth } = (error ?? {}) as { name?: string; code?: unknown; error?: unknown };
  return [name, code, oauth].filter((part) => typeof part === 'string').join(' ');
}
