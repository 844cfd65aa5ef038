import { instant, minimalPasswordLength } from '@app/contract';
import { z } from 'zod';
import { versionField } from '../http/etag.js';
import { pageSchema } from '../http/page.js';
import { manyByDefault, neverAsEpoch, sortedQuery, type Sorting } from '../http/sorting.js';
import { moment } from '../http/things.js';
import { tokenScope } from './user-token.js';

/** A password somebody signs in with. New ones: `newPassword` of users.dto.ts. */
export const givenPassword = z.string().min(1).max(1_024);

export const signInBody = z
  .object({ user: z.string().min(1).max(254).describe('Name or mail address.'), password: givenPassword })
  .meta({ id: 'SignIn' });
export type SignInBody = z.infer<typeof signInBody>;

export const sessionAnswer = z
  .object({ user: z.object({ id: z.uuid(), name: z.string(), isAdministrator: z.boolean() }) })
  .meta({ id: 'Session' });
export type SessionAnswer = z.infer<typeof sessionAnswer>;

export const signInOptions = z
  .object({
    registration: z.enum(['off', 'open', 'approval']).describe('Whether strangers may make themselves an account.'),
    passwordReset: z.boolean().describe('Whether a forgotten password can be replaced by mail.'),
    openId: z.object({ label: z.string() }).nullable().describe('The other way to sign in, if there is one.'),
    minimalPasswordLength: z.literal(minimalPasswordLength),
  })
  .meta({ id: 'SignInOptions' });
export type SignInOptions = z.infer<typeof signInOptions>;

export const sessionView = z
  .object({
    id: z.uuid(),
    isCurrent: z.boolean().describe('The session of this very request.'),
    address: z.string().describe('IP address of its last use.'),
    userAgent: z.string(),
    createdAt: moment,
    lastUsedAt: moment.describe('To the minute.'),
    expiresAt: moment,
    version: versionField,
  })
  .meta({ id: 'SignedInDevice' });
export type SessionView = z.infer<typeof sessionView>;
export const sessionPage = pageSchema('SignedInDevicePage', sessionView);

export const sessionSorting: Sorting<'lastUsedAt' | 'createdAt'> = {
  columns: {
    lastUsedAt: { column: 's.last_used_at', type: 'timestamptz' },
    createdAt: { column: 's.created_at', type: 'timestamptz' },
  },
  id: { column: 's.id', type: 'uuid' },
};
export const sessionQuery = sortedQuery(sessionSorting, '-lastUsedAt').extend({ limit: manyByDefault });
export type SessionQuery = z.infer<typeof sessionQuery>;

export const tokenDraft = z
  .strictObject({
    name: z.string().trim().min(1).max(100).describe('What it is for. Unique among your tokens.'),
    scopes: z
      .array(tokenScope)
      .min(1)
      .max(50)
      .describe('What it may do: `<noun>:read` or `<noun>:write` (which includes reading), `*` for every noun.'),
    expiresAt: instant.nullable().default(null).describe('Null: until it is deleted.'),
  })
  .meta({ id: 'TokenDraft' });
export type TokenDraft = z.infer<typeof tokenDraft>;

export const tokenView = z
  .object({
    id: z.uuid(),
    name: z.string(),
    hint: z.string().describe('Its last four characters.'),
    scopes: z.array(z.string()),
    expiresAt: moment.nullable(),
    lastUsedAt: moment.nullable().describe('To the minute.'),
    createdAt: moment,
    version: versionField,
  })
  .meta({ id: 'Token' });
export type TokenView = z.infer<typeof tokenView>;

export const newTokenView = tokenView
  .extend({ token: z.string().describe('The token: shown this once, never again.') })
  .meta({ id: 'NewToken' });
export type NewTokenView = z.infer<typeof newTokenView>;

export const tokenSorting: Sorting<'name' | 'createdAt' | 'lastUsedAt'> = {
  columns: {
    name: { column: 't.name', type: 'text' },
    createdAt: { column: 't.created_at', type: 'timestamptz' },
    lastUsedAt: { column: neverAsEpoch('t.last_used_at'), type: 'timestamptz' },
  },
  id: { column: 't.id', type: 'uuid' },
};
export const tokenQuery = sortedQuery(tokenSorting, 'name');
export type TokenQuery = z.infer<typeof tokenQuery>;
export const tokenPage = pageSchema('TokenPage', tokenView);
