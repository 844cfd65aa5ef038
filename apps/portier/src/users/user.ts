import type { UserState } from '../accounts/user-state.js';

export const languages = ['en', 'de'] as const;
/** Of mails to a person. The pages have a choice of their own. */
export type Language = (typeof languages)[number];

/** A person as administrators see it. */
export interface Account {
  id: string;
  /** To sign in with. Unique. */
  name: string;
  displayName: string;
  email: string | null;
  language: Language;
  isAdministrator: boolean;
  state: UserState;
  since: Date;
  hasPassword: boolean;
  /** Issuer of the OpenID Connect identity that signs in to this account. */
  openIdIssuer: string | null;
  lastSignInAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
  version: number;
}

/** What may be written of an account. */
export type AccountFields = Pick<Account, 'name' | 'displayName' | 'email' | 'language' | 'isAdministrator' | 'state'>;

/** What a link may do, and how long, hours. `handedOver`: by an administrator instead of a mail. */
export const linkLifetimesHours = { activate: 48, password: 1, handedOver: 72, email: 24 } as const;
export type LinkPurpose = 'activate' | 'password' | 'email';

/** Pages that take the secret of a link. In the fragment: it reaches no server, log or referrer. */
const linkPages: Record<LinkPurpose, string> = { activate: 'activate', password: 'reset', email: 'confirm-email' };

export function linkUrl(publicUrl: string, purpose: LinkPurpose, token: string): string {
  return `${publicUrl.replace(/\/+$/, '')}/${linkPages[purpose]}#${token}`;
}
