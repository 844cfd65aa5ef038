import { queryOptions } from '@tanstack/react-query';
import type { components } from '../../../libs/contract/src/generated/api.js';
import { request } from './client.js';

export type { PasswordProblem } from '../../../libs/contract/src/password-rules.js';

type Schemas = components['schemas'];
export type SignInOptions = Schemas['SignInOptions'];
export type SignedInDevice = Schemas['SignedInDevice'];
export type Token = Schemas['Token'];
export type NewToken = Schemas['NewToken'];
export type PasswordResetPreview = Schemas['PasswordResetPreview'];
export type PasswordResetResult = Schemas['PasswordResetResult'];

/** Codes of a sign-in with the right password that is refused all the same. */
export type SignInRefusal = Extract<Schemas['Problem']['code'], `account_${string}`>;

/** `?openid=` of the sign-in page: why the OpenID provider sent somebody back without a sign-in (portier: openid/flow.ts). */
export type OpenIdRefusal =
  | 'expired'
  | 'denied'
  | 'failed'
  | 'no_account'
  | 'mail_taken'
  | 'identity_taken'
  | 'unconfirmed'
  | 'pending'
  | 'disabled';

/** What the sign-in page may offer. */
export const signInOptionsQuery = queryOptions({
  queryKey: ['sign-in-options'],
  queryFn: ({ signal }) => request<SignInOptions>('GET', '/sign-in-options', { signal }),
  staleTime: 5 * 60_000,
});

/** Leaves for the OpenID provider, which sends the browser back. @param path `/openid/sign-ins` or `/account/openid` */
export async function leaveForOpenId(path: string, next: string): Promise<void> {
  const { url } = await request<{ url: string }>('POST', path, { body: { next } });
  window.location.assign(url);
}
