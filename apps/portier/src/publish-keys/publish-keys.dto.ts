import { instant } from '@app/contract';
import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import { pageSchema } from '../http/page.js';
import { sortedQuery, type Sorting } from '../http/sorting.js';
import { moment } from '../http/things.js';

const network = z
  .string()
  .max(64)
  .refine(isNetwork, 'use an address or network such as 192.0.2.0/24 or 2001:db8::/32')
  .describe('Address or network (CIDR) the publisher must come from.');

export const publishKeyDraft = z
  .strictObject({
    label: z.string().trim().max(100).default('').describe('Whose key it is, or where it is used.'),
    notBefore: instant.nullable().default(null).describe('Refused before this moment.'),
    notAfter: instant.nullable().default(null).describe('Refused after this moment.'),
    networks: z.array(network).max(100).default([]).describe('Allowed networks; empty = any.'),
  })
  .refine(
    ({ notBefore, notAfter }) =>
      notBefore === null || notAfter === null || Date.parse(notBefore) < Date.parse(notAfter),
    {
      path: ['notAfter'],
      message: 'must be later than notBefore',
    },
  )
  .meta({ id: 'PublishKeyDraft' });
export type PublishKeyDraft = z.infer<typeof publishKeyDraft>;

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

export const publishKeyPage = pageSchema('PublishKeyPage', publishKeyView);

function isNetwork(text: string): boolean {
  return text.includes('/') ? ipaddr.isValidCIDR(text) : ipaddr.isValid(text) && !/^\d+(\.\d+){0,2}$/.test(text);
}
