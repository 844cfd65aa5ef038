import { uuid } from '@app/contract';
import { z } from 'zod';
import { pageSchema } from '../http/page.js';
import { sortedQuery, type Sorting } from '../http/sorting.js';
import { moment } from '../http/things.js';

const name = z.string().trim().min(1).max(64);

export const groupDraft = z.strictObject({ name }).meta({ id: 'GroupDraft' });
export type GroupDraft = z.infer<typeof groupDraft>;

export const groupChange = z.strictObject({ name: name.optional() }).meta({ id: 'GroupChange' });
export type GroupChange = z.infer<typeof groupChange>;

export const groupView = z
  .object({
    id: z.uuid(),
    name: z.string(),
    isDefault: z.boolean().describe('Every new user joins it.'),
    memberCount: z.int(),
    version: z.int(),
    createdAt: moment,
  })
  .meta({ id: 'Group' });
export type GroupView = z.infer<typeof groupView>;

export const groupSorting: Sorting<'name' | 'createdAt'> = {
  columns: {
    name: { column: 'lower(g.name)', type: 'text' },
    createdAt: { column: 'g.created_at', type: 'timestamptz' },
  },
  id: { column: 'g.id', type: 'uuid' },
};

export const groupQuery = sortedQuery(groupSorting, 'name').extend({
  search: z.string().max(64).optional().describe('Text in the name.'),
  userId: uuid.optional().describe('Groups of this user.'),
});
export type GroupQuery = z.infer<typeof groupQuery>;

export const groupPage = pageSchema('GroupPage', groupView);

export const memberView = z.object({ id: z.uuid(), name: z.string(), since: moment }).meta({ id: 'GroupMember' });
export type MemberView = z.infer<typeof memberView>;

export const memberSorting: Sorting<'name' | 'since'> = {
  columns: { name: { column: 'u.name', type: 'text' }, since: { column: 'm.since', type: 'timestamptz' } },
  id: { column: 'u.id', type: 'uuid' },
};

export const memberQuery = sortedQuery(memberSorting, 'name').extend({
  search: z.string().max(64).optional().describe('Text in the name.'),
});
export type MemberQuery = z.infer<typeof memberQuery>;

export const memberPage = pageSchema('GroupMemberPage', memberView);

export const memberPath = z.object({ id: uuid, userId: uuid });
export type MemberPath = z.infer<typeof memberPath>;
