import { instant, uuid } from '@app/contract';
import { z } from 'zod';
import { pageSchema } from '../http/page.js';
import { sortedQuery, type Sorting } from '../http/sorting.js';
import { moment } from '../http/things.js';
import { publishKeyDraft } from '../publish-keys/publish-keys.dto.js';
import { phases } from './invitation.js';

const label = z.string().trim().min(1, 'say for whom it is').max(100).describe('For whom it is; the guests read it.');
const contact = z.string().trim().max(200).describe('Whom the guests ask when something does not work; they read it.');
const notBefore = instant.nullable().describe('The key works from here on, and the page shows it; null = at once.');
const showAt = instant.nullable().describe('When the event begins. What is published earlier is a rehearsal.');
const notAfter = instant.describe('The key works until here.');
const { networks } = publishKeyDraft.shape;
const expiresAfterBroadcast = z
  .boolean()
  .describe('Ends ten minutes after a broadcast that ended after `showAt`, if that is earlier than `notAfter`.');

export const invitationDraft = z
  .strictObject({
    label,
    contact: contact.default(''),
    notBefore: notBefore.default(null),
    showAt: showAt.default(null),
    notAfter,
    networks,
    expiresAfterBroadcast: expiresAfterBroadcast.default(false),
  })
  .meta({ id: 'InvitationDraft' });
export type InvitationDraft = z.infer<typeof invitationDraft>;

export const invitationChange = z
  .strictObject({
    label: label.optional(),
    contact: contact.optional(),
    notBefore: notBefore.optional(),
    showAt: showAt.optional(),
    notAfter: notAfter.optional(),
    networks: networks.unwrap().optional(),
    expiresAfterBroadcast: expiresAfterBroadcast.optional(),
  })
  .meta({ id: 'InvitationChange' });
export type InvitationChange = z.infer<typeof invitationChange>;

export const invitationView = z
  .object({
    id: uuid,
    streamId: uuid,
    label: z.string(),
    contact: z.string(),
    phase: z.enum(phases).describe('`before` it opens, `open`, or `over`.'),
    notBefore: moment.nullable(),
    showAt: moment.nullable(),
    notAfter: moment,
    networks: z.array(z.string()),
    expiresAfterBroadcast: z.boolean(),
    fulfilledAt: moment.nullable().describe('When the broadcast it was for was over.'),
    keyId: uuid.describe('The publish key that goes with it.'),
    keyHint: z.string().describe('The last four characters of the key.'),
    version: z.int(),
    createdAt: moment,
    updatedAt: moment,
    lastOpenedAt: moment.nullable().describe('When somebody last had the guest page open, to about a minute.'),
    lastUsedAt: moment.nullable().describe('When somebody last published with its key.'),
  })
  .meta({ id: 'Invitation' });
export type InvitationView = z.infer<typeof invitationView>;

export const newInvitationView = invitationView
  .extend({ link: z.string().describe('Address of the guest page: shown this once, never again.') })
  .meta({ id: 'NewInvitation' });
export type NewInvitationView = z.infer<typeof newInvitationView>;

export const invitationPage = pageSchema('InvitationPage', invitationView);

export const invitationSorting: Sorting<'createdAt' | 'label'> = {
  columns: {
    createdAt: { column: 'i.created_at', type: 'timestamptz' },
    label: { column: 'i.label', type: 'text' },
  },
  id: { column: 'i.id', type: 'uuid' },
};

export const invitationQuery = sortedQuery(invitationSorting, '-createdAt');
export type InvitationQuery = z.infer<typeof invitationQuery>;

export const invitationPath = z.object({ id: uuid, invitationId: uuid });
export type InvitationPath = z.infer<typeof invitationPath>;
