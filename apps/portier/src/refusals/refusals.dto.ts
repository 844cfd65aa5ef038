import { hookActions, refusalReasons, uuid } from '@app/contract';
import { z } from 'zod';
import { pageSchema } from '../http/page.js';
import { sortedQuery, type Sorting } from '../http/sorting.js';
import { moment } from '../http/things.js';

export const refusalSorting: Sorting<'at'> = {
  columns: { at: { column: 'r.at', type: 'timestamptz' } },
  id: { column: 'r.id', type: 'uuid' },
};

export const refusalQuery = sortedQuery(refusalSorting, '-at').extend({
  streamId: uuid.optional(),
  reason: z.enum(refusalReasons).optional(),
  action: z.enum(hookActions).optional(),
});
export type RefusalQuery = z.infer<typeof refusalQuery>;

export const refusalView = z
  .object({
    id: z.uuid(),
    at: moment,
    action: z.enum(hookActions),
    reason: z.enum(refusalReasons),
    sentence: z.string().describe('What an operator can do about it.'),
    serverId: z.string(),
    ip: z.string(),
    application: z.string(),
    streamId: z.uuid().nullable(),
    streamName: z.string().nullable(),
  })
  .meta({ id: 'Refusal' });
export type RefusalView = z.infer<typeof refusalView>;

export const refusalPage = pageSchema('RefusalPage', refusalView);
