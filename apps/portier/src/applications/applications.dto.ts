import { applicationName } from '@app/contract';
import { z } from 'zod';
import { versionField } from '../http/etag.js';
import { pageSchema } from '../http/page.js';
import { sortedQuery, type Sorting } from '../http/sorting.js';
import { moment } from '../http/things.js';
import { rightsView } from '../rights/rights.dto.js';

export const applicationDraft = z.strictObject({ name: applicationName }).meta({ id: 'ApplicationDraft' });
export type ApplicationDraft = z.infer<typeof applicationDraft>;

export const applicationView = z
  .object({
    id: z.uuid(),
    name: applicationName,
    streamCount: z.int().describe('Streams in it that you may see.'),
    createdAt: moment,
    rights: rightsView
      .extend({ create: z.boolean().describe('Make streams in it.') })
      .meta({ id: 'ApplicationRights' }),
    version: versionField,
  })
  .meta({ id: 'Application' });
export type ApplicationView = z.infer<typeof applicationView>;

export const applicationSorting: Sorting<'name' | 'createdAt'> = {
  columns: {
    name: { column: 'a.name', type: 'text' },
    createdAt: { column: 'a.created_at', type: 'timestamptz' },
  },
  id: { column: 'a.id', type: 'uuid' },
};

export const applicationQuery = sortedQuery(applicationSorting, 'name').extend({
  search: z.string().max(64).optional().describe('Text in the name.'),
});
export type ApplicationQuery = z.infer<typeof applicationQuery>;

export const applicationPage = pageSchema('ApplicationPage', applicationView);
