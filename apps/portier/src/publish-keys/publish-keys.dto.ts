import { instant, uuid } from '@app/contract';
import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import { versionField } from '../http/etag.js';
import { pageSchema } from '../http/page.js';
import { sortedQuery, type Sorting } from '../http/sorting.js';
import { moment } from '../http/things.js';

/** Said at `notAfter` of a window that has no inside. */
export const wrongWindow = 'must be later than notBefore';

/** Whether a window has an inside. */
export function isWindow({ notBefore, notAfter }: { notBefore: string | null; notAfter: string | null }): boolean {
  return notBefore === null || notAfter === null || Date.parse(notBefore) < Date.parse(notAfter);
}

const network = z
  .string()
  .max(64)
  .refine(isNetwork, 'use an address or network such as 192.0.2.0/24 or 2001:db8::/32')
  .describe('Address or network (CIDR) the publisher must come from.');

const label = z.string().trim().max(100).describe('Whose key it is, or where it is used.');
const notBefore = instant.nullable().describe('Refused before this moment.');
const notAfter = instant.nullable().describe('Refused after this moment.');
const networks = z.array(network).max(100).describe('Allowed networks; empty = any.');

export const publishKeyDraft = z
  .strictObject({
    label: label.default(''),
    notBefore: notBefore.default(null),
    notAfter: notAfter.default(null),
    networks: networks.default([]),
  })
  .refine(isWindow, { path: ['notAfter'], message: wrongWindow })
  .meta({ id: 'PublishKeyDraft' });
export type PublishKeyDraft = z.infer<typeof publishKeyDraft>;

export const publishKeyChange = z
  .strictObject({
    label: label.optional(),
    notBefore: notBefore.optional(),
    notAfter: notAfter.optional(),
    networks: networks.optional(),
  })
  .meta({
    id: 'PublishKeyChange',
    description: 'What is absent stays. The key itself never changes: make another one.',
  });
export type PublishKeyChange = z.infer<typeof publishKeyChange>;

export const publishKeyView = z
  .object({
    id: z.uuid(),
    label: z.string(),
    hint: z.string().describe('The last four characters of the key.'),
    notBefore: moment.nullable(),
    notAfter: moment.nullable(),
    networks: z.array(z.string()),
    createdAt: moment,
    lastUsedAt: moment.nullable(),
    version: versionField,
  })
  .meta({ id: 'PublishKey' });
export type PublishKeyView = z.infer<typeof publishKeyView>;

export const newPublishKeyView = publishKeyView
  .extend({ key: z.string().describe('The key itself: shown this once, never again.') })
  .meta({ id: 'NewPublishKey' });
export type NewPublishKeyView = z.infer<typeof newPublishKeyView>;

export const publishKeySorting: Sorting<'createdAt' | 'label'> = {
  columns: {
    createdAt: { column: 'k.created_at', type: 'timestamptz' },
    label: { column: 'k.label', type: 'text' },
  },
  id: { column: 'k.id', type: 'uuid' },
};

export const publishKeyQuery = sortedQuery(publishKeySorting, 'createdAt');
export type PublishKeyQuery = z.infer<typeof publishKeyQuery>;

export const publishKeyPath = z.object({ id: uuid, keyId: uuid });
export type PublishKeyPath = z.infer<typeof publishKeyPath>;

export const publishKeyPage = pageSchema('PublishKeyPage', publishKeyView);

function isNetwork(text: string): boolean {
  return text.includes('/') ? ipaddr.isValidCIDR(text) : ipaddr.isValid(text) && !/^\d+(\.\d+){0,2}$/.test(text);
}
