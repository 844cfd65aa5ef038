import { applicationName, streamName, visibility } from '@app/contract';
import { z } from 'zod';
import { bulkIds } from '../http/bulk.js';
import { pageSchema } from '../http/page.js';
import { sortedQuery, type Sorting } from '../http/sorting.js';
import { moment } from '../http/things.js';
import { rightsView } from '../rights/rights.dto.js';

const title = z.string().trim().max(200).describe('What viewers read.');

export const streamDraft = z
  .strictObject({
    name: streamName.describe('Public name, part of the watch address. Never a secret.'),
    application: applicationName.default('live').describe('RTMP application it is published to.'),
    title: title.default(''),
    enabled: z.boolean().default(true),
    visibility: visibility.default('public'),
  })
  .meta({ id: 'StreamDraft' });
export type StreamDraft = z.infer<typeof streamDraft>;

export const streamChange = z
  .strictObject({
    name: streamName.optional(),
    application: applicationName.optional(),
    title: title.optional(),
    enabled: z.boolean().optional(),
    visibility: visibility.optional(),
  })
  .meta({ id: 'StreamChange' });
export type StreamChange = z.infer<typeof streamChange>;

export const streamSorting: Sorting<'name' | 'createdAt' | 'updatedAt'> = {
  columns: {
    name: { column: 's.name', type: 'text' },
    createdAt: { column: 's.created_at', type: 'timestamptz' },
    updatedAt: { column: 's.updated_at', type: 'timestamptz' },
  },
  id: { column: 's.id', type: 'uuid' },
};

export const streamQuery = sortedQuery(streamSorting, 'name').extend({
  search: z.string().max(100).optional().describe('Text in the name or title.'),
  application: applicationName.optional(),
  live: z.stringbool().optional().describe('Only streams that are live, or only those that are not.'),
});
export type StreamQuery = z.infer<typeof streamQuery>;

export const streamView = z
  .object({
    id: z.uuid(),
    name: streamName,
    application: applicationName,
    title: z.string(),
    enabled: z.boolean(),
    visibility,
    version: z.int(),
    createdAt: moment,
    updatedAt: moment,
    live: z.object({ since: moment }).nullable(),
    taskCounts: z.object({ running: z.int(), pending: z.int(), retrying: z.int(), quarantined: z.int() }),
    watchUrl: z.string(),
    hlsUrl: z.string().describe('Multivariant playlist.'),
    rtmpUrl: z.string().describe('Server address for an encoder; the key is its stream name.'),
    rights: rightsView,
  })
  .meta({ id: 'Stream' });
export type StreamView = z.infer<typeof streamView>;

export const newStreamView = streamView
  .extend({ key: z.string().describe('The first publish key: shown this once, never again.') })
  .meta({ id: 'NewStream' });
export type NewStreamView = z.infer<typeof newStreamView>;

export const streamsBulk = z
  .strictObject({ ids: bulkIds, action: z.enum(['enable', 'disable', 'delete']) })
  .meta({ id: 'StreamsBulk' });
export type StreamsBulk = z.infer<typeof streamsBulk>;

export const streamPage = pageSchema('StreamPage', streamView);
