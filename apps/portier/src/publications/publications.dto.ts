import { uuid } from '@app/contract';
import { z } from 'zod';
import { moment } from '../http/things.js';
import { publicationStates } from './publication.js';

const media = z.object({
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

export const publicationPage = z
  .object({ items: z.array(publicationView), nextCursor: z.null() })
  .meta({ id: 'PublicationPage' });
