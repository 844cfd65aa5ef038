import { uuid } from '@app/contract';
import { z } from 'zod';
import { rights } from './right.js';

const grantee = {
  kind: z.enum(['user', 'group']),
  id: uuid,
};

const given = z
  .array(z.enum(rights))
  .min(1)
  .max(rights.length)
  .describe('`change` and `delete` include `view`; `create` (make streams in it) is for applications.');

export const grantView = z
  .object({ ...grantee, grantId: z.uuid(), name: z.string(), rights: z.array(z.enum(rights)) })
  .meta({ id: 'Grant' });

export const grantList = z
  .object({
    items: z.array(grantView),
    nextCursor: z.null(),
    version: z.string().describe('Changes with the list; the ETag without its quotes.'),
  })
  .meta({ id: 'GrantList' });
export type GrantListView = z.infer<typeof grantList>;

export const grantListBody = z
  .strictObject({ items: z.array(z.strictObject({ ...grantee, rights: given })).max(200) })
  .meta({ id: 'GrantListDraft', description: 'All grants on it; who is not named loses them.' });
export type GrantListBody = z.infer<typeof grantListBody>;

export const grantPath = z.object({ id: uuid, grantId: uuid });
export type GrantPath = z.infer<typeof grantPath>;

export const candidateQuery = z.object({
  search: z.string().trim().min(1).max(64).describe('How the name begins.'),
});
export type CandidateQuery = z.infer<typeof candidateQuery>;

export const candidateList = z
  .object({ items: z.array(z.object({ ...grantee, name: z.string() })), nextCursor: z.null() })
  .meta({ id: 'CandidateList' });
export type CandidateListView = z.infer<typeof candidateList>;
