import { uuid } from '@app/contract';
import { z } from 'zod';
import { moment } from '../http/things.js';

export const serverPublicationPage = z
  .object({
    items: z.array(
      z.object({
        id: uuid,
        streamId: uuid,
        streamName: z.string(),
        application: z.string(),
        ip: z.string(),
        liveAt: moment.nullable(),
        bitrate: z.number().nullable().describe('bit/s, mean of the last 30 s'),
        agentPulls: z.int().describe('So many clients of our agents pull it there.'),
      }),
    ),
    nextCursor: z.null(),
  })
  .meta({ id: 'ServerPublicationPage' });
