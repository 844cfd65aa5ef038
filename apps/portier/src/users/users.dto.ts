import { z } from 'zod';
import { givenPassword } from '../accounts/accounts.dto.js';
import { userStates } from '../accounts/user-state.js';
import { pageSchema } from '../http/page.js';
import { neverAsEpoch, sortedQuery, type Sorting } from '../http/sorting.js';
import { moment } from '../http/things.js';
import { languages } from './user.js';

/** Name of a new account. No `@`: nobody may be called like somebody else's mail address. */
const userName = z
  .string()
  .regex(/^[A-Za-z0-9_.-]{2,64}$/, 'use 2 to 64 letters, digits and "_.-"')
  .describe('To sign in with. Letters, digits and "_.-".');
const displayName = z.string().trim().max(100).describe('What others read.');
const email = z.email('use an address such as anna@example.org').max(254);
const language = z.enum(languages).describe('Of mails.');
const newPassword = z
  .string()
  .max(1_024, 'use at most 1024 characters')
  .describe('At least 10 characters; not your name, and none of the passwords that are guessed first.');
const linkToken = z.string().min(1).max(200).describe('What follows # in the address of the link.');

export const userView = z
  .object({
    id: z.uuid(),
    name: z.string(),
    displayName: z.string(),
    email: z.string().nullable(),
    language: z.enum(languages),
    isAdministrator: z.boolean(),
    state: z.enum(userStates).describe('unconfirmed: mail address not proved; pending: waits for approval.'),
    since: moment,
    hasPassword: z.boolean(),
    openIdIssuer: z.string().nullable().describe('OpenID Connect provider that signs in to this account.'),
    lastSignInAt: moment.nullable(),
    createdAt: moment,
    updatedAt: moment,
    version: z.int(),
  })
  .meta({ id: 'UserAccount' });
export type UserView = z.infer<typeof userView>;
export const userPage = pageSchema('UserAccountPage', userView);

export const userSorting: Sorting<'name' | 'createdAt' | 'lastSignInAt'> = {
  columns: {
    name: { column: 'u.name', type: 'text' },
    createdAt: { column: 'u.created_at', type: 'timestamptz' },
    lastSignInAt: { column: neverAsEpoch('u.last_sign_in_at'), type: 'timestamptz' },
  },
  id: { column: 'u.id', type: 'uuid' },
};
export const userQuery = sortedQuery(userSorting, 'name').extend({
  search: z.string().max(100).optional().describe('Text in name, display name or mail address.'),
  state: z.enum(userStates).optional(),
});
export type UserQuery = z.infer<typeof userQuery>;

export const userDraft = z
  .strictObject({
    name: userName,
    displayName: displayName.default(''),
    email: email.nullable().default(null),
    language: language.default('en'),
    isAdministrator: z.boolean().default(false),
    password: newPassword.optional().describe('Without it the answer holds a link to set one, which is also mailed.'),
  })
  .meta({ id: 'UserDraft' });
export type UserDraft = z.infer<typeof userDraft>;

export const userChange = z
  .strictObject({
    name: userName.optional(),
    displayName: displayName.optional(),
    email: email.nullable().optional(),
    language: language.optional(),
    isAdministrator: z.boolean().optional(),
  })
  .meta({ id: 'UserChange' });
export type UserChange = z.infer<typeof userChange>;

export const linkView = z
  .object({
    url: z.string().describe('Sets a password, once. As good as a password itself: give it to that person only.'),
    expiresAt: moment,
  })
  .meta({ id: 'PasswordLink' });
export type LinkView = z.infer<typeof linkView>;

export const newUserView = userView
  .extend({ link: linkView.nullable().describe('To set a password, when none was given: shown this once.') })
  .meta({ id: 'NewUserAccount' });
export type NewUserView = z.infer<typeof newUserView>;

export const accountChange = z
  .strictObject({ displayName: displayName.optional(), language: language.optional() })
  .meta({ id: 'AccountChange' });
export type AccountChange = z.infer<typeof accountChange>;

export const passwordChange = z
  .strictObject({
    currentPassword: givenPassword.optional().describe('Needed when the account has a password.'),
    newPassword,
  })
  .meta({ id: 'PasswordChange' });
export type PasswordChange = z.infer<typeof passwordChange>;

export const mailChange = z
  .strictObject({
    email,
    currentPassword: givenPassword.optional().describe('Needed when the account has a password.'),
  })
  .meta({ id: 'MailChange' });
export type MailChange = z.infer<typeof mailChange>;

export const linkBody = z.strictObject({ token: linkToken }).meta({ id: 'LinkToken' });
export type LinkBody = z.infer<typeof linkBody>;

export const registrationDraft = z
  .strictObject({
    name: userName,
    email,
    displayName: displayName.default(''),
    language: language.default('en'),
  })
  .meta({ id: 'RegistrationDraft' });
export type RegistrationDraft = z.infer<typeof registrationDraft>;

export const resetDraft = z
  .strictObject({ user: z.string().min(1).max(254).describe('Name or mail address.') })
  .meta({ id: 'PasswordResetDraft' });
export type ResetDraft = z.infer<typeof resetDraft>;

export const resetPreview = z
  .object({ name: z.string(), email: z.string().nullable(), purpose: z.enum(['activate', 'password']) })
  .meta({ id: 'PasswordResetPreview' });
export type ResetPreview = z.infer<typeof resetPreview>;

export const resetCompletion = z
  .strictObject({ token: linkToken, password: newPassword })
  .meta({ id: 'PasswordResetCompletion' });
export type ResetCompletion = z.infer<typeof resetCompletion>;

export const resetResult = z
  .object({ name: z.string(), state: z.enum(userStates).describe('active: you can sign in now.') })
  .meta({ id: 'PasswordResetResult' });
export type ResetResult = z.infer<typeof resetResult>;
