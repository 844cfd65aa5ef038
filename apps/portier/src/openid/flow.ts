import { z } from 'zod';

/** What a sign-in must remember while the browser is at the provider: in a sealed cookie, so that it is bound to that browser. */
export const flow = z.object({
  purpose: z.literal('openid'),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  /** Path of the admin pages to go to afterwards. */
  next: z.string(),
  /** Who connects the own account; null = somebody signs in. */
  userId: z.uuid().nullable(),
  /** Absent in what the previous version began. */
  userName: z.string().nullable().default(null),
  expiresAt: z.number().describe('Milliseconds since 1970.'),
});
export type Flow = z.infer<typeof flow>;

/** Nobody needs longer to type a password there, milliseconds. */
export const flowLifetimeMs = 15 * 60_000;

/** Why somebody comes back without being signed in. The sign-in page says it in words. */
export const openIdRefusals = [
  'expired',
  'denied',
  'failed',
  'no_account',
  'mail_taken',
  'identity_taken',
  'unconfirmed',
  'pending',
  'disabled',
] as const;
export type OpenIdRefusal = (typeof openIdRefusals)[number];

/** A path of our own pages, never another site: browsers read `//host` and `/\host` as one. */
export function safePath(wish: string): string {
  return /^\/(?![/\\])[^\s]*$/.test(wish) && !wish.startsWith('/login') ? wish : '/';
}
