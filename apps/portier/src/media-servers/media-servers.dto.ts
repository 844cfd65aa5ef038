import { z } from 'zod';
import { pageSchema } from '../http/page.js';
import { manyByDefault, sortedQuery, type Sorting } from '../http/sorting.js';
import { moment } from '../http/things.js';

const rtmpUrl = z
  .string()
  .regex(/^rtmps?:\/\/[A-Za-z0-9.[\]:_-]+$/, 'use rtmp://host:port without a path')
  .describe('Where agents pull from.');
const apiUrl = z.url({ protocol: /^https?$/, error: 'use http://host:port' }).describe('Its HTTP API.');

export const mediaServerDraft = z
  .strictObject({
    id: z
      .string()
      .regex(/^[A-Za-z0-9_.:-]{1,128}$/, 'use the server_id of its configuration')
      .describe("SRS's `server_id`, as configured there."),
    role: z.enum(['origin', 'edge']).default('origin'),
    rtmpUrl,
    apiUrl,
  })
  .meta({ id: 'MediaServerDraft' });

export const mediaServerChange = z
  .strictObject({ role: z.enum(['origin', 'edge']).optional(), rtmpUrl: rtmpUrl.optional(), apiUrl: apiUrl.optional() })
  .meta({ id: 'MediaServerChange' });

export const mediaServerPath = z.object({ id: z.string().max(128) });

export const mediaServerView = z
  .object({
    id: z.string(),
    kind: z.enum(['srs']),
    role: z.enum(['origin', 'edge']),
    rtmpUrl: z.string(),
    apiUrl: z.string(),
    serviceId: z.string().nullable(),
    software: z.string().nullable(),
    lastSeenAt: moment.nullable(),
    lastError: z.string().nullable(),
    isOnline: z.boolean(),
    publicationCount: z.number(),
    version: z.number(),
  })
  .meta({ id: 'MediaServer' });

export const mediaServerSorting: Sorting<'id' | 'createdAt'> = {
  columns: {
    id: { column: 'm.id', type: 'text' },
    createdAt: { column: 'm.created_at', type: 'timestamptz' },
  },
  id: { column: 'm.id', type: 'text' },
};

export const mediaServerQuery = sortedQuery(mediaServerSorting, 'id').extend({
  limit: manyByDefault,
  search: z.string().max(128).optional().describe('Text in the id.'),
  role: z.enum(['origin', 'edge']).optional(),
});
export type MediaServerQuery = z.infer<typeof mediaServerQuery>;

export const mediaServerPage = pageSchema('MediaServerPage', mediaServerView);
