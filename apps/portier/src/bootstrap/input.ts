import { applicationName, edgeName, streamName } from '@app/contract';
import { z } from 'zod';
import { scopes } from '../accounts/access.js';
import { edgeBaseUrl } from '../edges/edges.dto.js';

const token = z.string().min(16, 'use at least 16 characters').max(256);
const publishKey = z.string().regex(/^[A-Za-z0-9_-]{16,128}$/, 'use 16 to 128 letters, digits, "-" or "_"');

/** What `bootstrap.js` reads on standard input. Every part may be left out. */
export const bootstrapInput = z.strictObject({
  admin: z
    .strictObject({
      name: z.string().regex(/^[A-Za-z0-9_.@-]{1,64}$/, 'use letters, digits and "_.@-"'),
      password: z.string().min(8, 'use at least 8 characters').max(1024),
    })
    .optional(),
  application: applicationName.default('live'),
  stream: z.strictObject({ name: streamName, title: z.string().max(200).default(''), key: publishKey }).optional(),
  /** Of `stream`. */
  configurations: z
    .array(
      z.strictObject({
        type: z.string(),
        name: z.string().max(100).default(''),
        fields: z.record(z.string(), z.unknown()).default({}),
      }),
    )
    .default([]),
  mediaServer: z
    .strictObject({
      serverId: z.string().regex(/^[A-Za-z0-9_.:-]{1,128}$/, 'use letters, digits and "_.:-"'),
      kind: z.literal('srs').default('srs'),
      role: z.enum(['origin', 'edge']).default('origin'),
      rtmpUrl: z.string().regex(/^rtmps?:\/\/[A-Za-z0-9.[\]:_-]+$/, 'use rtmp://host:port without a path'),
      apiUrl: z.url({ protocol: /^https?$/ }),
    })
    .optional(),
  concierge: z.strictObject({ name: z.string().min(1).max(64), token }).optional(),
  edge: z.strictObject({ name: edgeName, baseUrl: edgeBaseUrl, token }).optional(),
  serviceTokens: z
    .array(z.strictObject({ name: z.string().min(1).max(64), token, scopes: z.array(z.enum(scopes)).min(1) }))
    .default([]),
});
export type BootstrapInput = z.infer<typeof bootstrapInput>;
