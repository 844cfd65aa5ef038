import { z } from 'zod';
import { moment } from '../http/things.js';

const rtmpUrl = z
  .string()
  .regex(/^rtmps?:\/\/[A-Za-z0-9.[\]:_-]+$/, 'use rtmp://host:port without a path')
  .describe('Where agents pull from.');
const apiUrl = z.url({ protocol: /^https?$/, error: 'use http://host:port' }).describe('Its HTTP API.');

export const mediaServerDraft = z
  .object({
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
  .object({ role: z.enum(['origin', 'edge']).optional(), rtmpUrl: rtmpUrl.optional(), apiUrl: apiUrl.optional() })
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

export const mediaServerPage = z
  .object({ items: z.array(mediaServerView), nextCursor: z.null() })
  .meta({ id: 'MediaServerPage' });
