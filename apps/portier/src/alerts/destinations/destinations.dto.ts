import { languages, uuid } from '@app/contract';
import { z } from 'zod';
import { pageSchema } from '../../http/page.js';
import { sortedQuery, type Sorting } from '../../http/sorting.js';
import { moment } from '../../http/things.js';
import { destinationKinds } from '../alert.js';
import { checkReceiver } from '../receiver.js';

const name = z.string().trim().min(1, 'give it a name').max(100);
const url = z
  .string()
  .max(2_000)
  .superRefine((value, context) => {
    // Whether private addresses are allowed is a setting, which the service asks again.
    const problem = checkReceiver(value, { allowPrivate: true });
    if (problem !== null) context.addIssue({ code: 'custom', message: problem });
  })
  .describe('Where it is posted to. Of a chat: the address of its incoming webhook. Stored sealed, never answered.');
const mailTo = z.email('use a mail address').max(254).nullable();
const language = z.enum(languages).describe('Of what people read.');

/** Each kind with what it needs. */
export const destinationDraft = z
  .strictObject({
    name,
    kind: z.enum(destinationKinds),
    enabled: z.boolean().default(true),
    language: language.default('en'),
    url: url.optional(),
    mailTo: mailTo
      .optional()
      .describe('Of kind mail: who gets it; null = your own address. Administrators name others.'),
  })
  .superRefine(({ kind, ...given }, context) => {
    const issue = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (kind === 'mail' && given.url !== undefined) issue('url', 'a mail has no address of this kind');
    if (kind !== 'mail' && given.url === undefined) issue('url', 'say where to post it');
    if (kind !== 'mail' && given.mailTo !== undefined) issue('mailTo', 'only a mail has one');
  })
  .meta({ id: 'AlertDestinationDraft' });
export type DestinationDraft = z.infer<typeof destinationDraft>;

export const destinationChange = z
  .strictObject({
    name: name.optional(),
    enabled: z.boolean().optional(),
    language: language.optional(),
    url: url.optional(),
    mailTo: mailTo.optional(),
  })
  .meta({ id: 'AlertDestinationChange' });
export type DestinationChange = z.infer<typeof destinationChange>;

export const destinationView = z
  .object({
    id: uuid,
    name: z.string(),
    kind: z.enum(destinationKinds),
    enabled: z.boolean(),
    language: z.enum(languages),
    host: z.string().nullable().describe('Host of the address it is posted to; the address itself is a secret.'),
    mailTo: z.string().nullable(),
    owner: z.object({ id: uuid, name: z.string() }).nullable().describe('Null: it belongs to the installation.'),
    ruleCount: z.number(),
    failingSince: moment.nullable().describe('Nothing has been delivered since then although it was tried.'),
    lastSuccessAt: moment.nullable(),
    lastError: z.string().nullable(),
    version: z.number(),
    createdAt: moment,
    updatedAt: moment,
  })
  .meta({ id: 'AlertDestination' });
export type DestinationView = z.infer<typeof destinationView>;

export const newDestinationView = destinationView
  .extend({
    secret: z
      .string()
      .nullable()
      .describe(
        'What deliveries of a webhook are signed with (docs/alerts.md): shown this once. Null for other kinds.',
      ),
  })
  .meta({ id: 'NewAlertDestination' });
export type NewDestinationView = z.infer<typeof newDestinationView>;

export const destinationSorting: Sorting<'name' | 'createdAt'> = {
  columns: {
    name: { column: 'd.name', type: 'text' },
    createdAt: { column: 'd.created_at', type: 'timestamptz' },
  },
  id: { column: 'd.id', type: 'uuid' },
};
export const destinationQuery = sortedQuery(destinationSorting, 'name');
export type DestinationQuery = z.infer<typeof destinationQuery>;

export const destinationPage = pageSchema('AlertDestinationPage', destinationView);
