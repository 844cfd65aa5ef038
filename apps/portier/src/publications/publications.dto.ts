import { uuid } from '@app/contract';
import { z } from 'zod';
import { pageSchema } from '../http/page.js';
import { sortedQuery, type Sorting } from '../http/sorting.js';
import { moment } from '../http/things.js';
import { publicationStates } from './publication.js';

export const media = z.object({
  video: z
    .object({
      codec: z.string(),
      profile: z.string().nullable(),
      width: z.number().nullable(),
      height: z.number().nullable(),
    })
    .nullable()
    .optional(),
  audio: z
    .object({ codec: z.string(), sampleRate: z.number().nullable(), channels: z.number().nullable() })
    .nullable()
    .optional(),
  bitrate: z.number().nullable().optional().describe('bit/s, mean of the last 30 s'),
  framesPerSecond: z.number().nullable().optional().describe('Pictures a second that arrive, mean of the last 20 s'),
});

export const publicationView = z
  .object({
    id: uuid,
    streamId: uuid,
    serverId: z.string(),
    state: z.enum(publicationStates),
    reason: z.string().nullable(),
    since: moment,
    authorizedAt: moment,
    liveAt: moment.nullable(),
    endedAt: moment.nullable(),
    ip: z.string(),
    application: z.string(),
    keyId: uuid.nullable(),
    media,
  })
  .meta({ id: 'Publication' });

export const publicationSorting: Sorting<'authorizedAt'> = {
  columns: { authorizedAt: { column: 'p.authorized_at', type: 'timestamptz' } },
  id: { column: 'p.id', type: 'uuid' },
};

export const publicationQuery = sortedQuery(publicationSorting, '-authorizedAt').extend({
  state: z.enum(publicationStates).optional(),
});
export type PublicationQuery = z.infer<typeof publicationQuery>;

export const publicationPage = pageSchema('PublicationPage', publicationView);
