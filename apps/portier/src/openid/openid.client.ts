import { Inject, Injectable } from '@nestjs/common';
import * as openid from 'openid-client';
import { PORTIER_CONFIG, type PortierConfig } from '../config.js';
import type { Flow } from './flow.js';

/** For each question to the provider, seconds. */
const timeoutSeconds = 10;

/** Secrets of one sign-in. */
export type FlowSecrets = Pick<Flow, 'state' | 'nonce' | 'verifier'>;

/** The configured OpenID Connect provider: authorization code flow with PKCE (RFC 7636), state and nonce. */
@Injectable()
export class OpenIdClient {
  private discovered: Promise<openid.Configuration> | undefined;
  private readonly redirectUri: string;

  constructor(@Inject(PORTIER_CONFIG) private readonly config: PortierConfig) {
    this.redirectUri = `${config.PORTIER_PUBLIC_URL.replace(/\/+$/, '')}/api/v1/openid/callback`;
  }

  get isOn(): boolean {
    return this.config.PORTIER_OPENID_ISSUER !== undefined && this.config.PORTIER_OPENID_CLIENT_ID !== undefined;
  }

  newSecrets(): FlowSecrets {
    return { state: openid.randomState(), nonce: openid.randomNonce(), verifier: openid.randomPKCECodeVerifier() };
  }

  /** Where the browser signs in. @throws Error when the provider is away */
  async authorizationUrl({ state, nonce, verifier }: FlowSecrets): Promise<string> {
    const url = openid.buildAuthorizationUrl(await this.discover(), {
      redirect_uri: this.redirectUri,
      scope: this.config.PORTIER_OPENID_SCOPES,
      code_challenge: await openid.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...{ state, nonce },
    });
    return url.href;
  }

  /**
   * Exchanges the code for what the provider says of the person; everything is verified.
   * @param query of the callback
   * @throws Error when anything is wrong with it
   */
  async claims(query: string, { state, nonce, verifier }: FlowSecrets): Promise<Record<string, unknown>> {
    const configuration = await this.discover();
    const tokens = await openid.authorizationCodeGrant(configuration, new URL(`${this.redirectUri}${query}`), {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
    });
    const claims = tokens.claims();
    if (claims === undefined) throw new Error('the provider sent no ID token');
    if (configuration.serverMetadata().userinfo_endpoint === undefined) return claims;
    return { ...(await openid.fetchUserInfo(configuration, tokens.access_token, claims.sub)), ...claims };
  }

  /** Asked once, and again after a failure. */
  private discover(): Promise<openid.Configuration> {
    return (this.discovered ??= this.ask().catch((error: unknown) => {
      this.discovered = undefined;
      throw error;
    }));
  }

  private ask(): Promise<openid.Configuration> {
    const { PORTIER_OPENID_ISSUER: issuer, PORTIER_OPENID_CLIENT_ID: clientId } = this.config;
    if (issuer === undefined || clientId === undefined) throw new Error('no OpenID provider is set');
    const secret = this.config.PORTIER_OPENID_CLIENT_SECRET;
    const authentication = secret === undefined ? openid.None() : openid.ClientSecretBasic(secret);
    return openid.discovery(new URL(issuer), clientId, secret, authentication, {
      timeout: timeoutSeconds,
      // Settings allow http for this machine itself only.
      execute: issuer.startsWith('http:') ? [openid.allowInsecureRequests] : [],
    });
  }
}
