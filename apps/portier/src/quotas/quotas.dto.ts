import { z } from 'zod';

const limit = z
  .int()
  .min(0)
  .max(1_000_000)
  .nullable()
  .describe('The highest of the own one and those of the groups counts; null says nothing.');

export const quotaBody = z
  .strictObject({ streams: limit, liveStreams: limit, targets: limit.describe('Enabled restream configurations.') })
  .meta({ id: 'Quota' });
export type QuotaBody = z.infer<typeof quotaBody>;

const use = z.object({ limit: z.int().nullable().describe('null = no limit'), used: z.int() });

export const quotaUse = z.object({ streams: use, liveStreams: use, targets: use }).meta({ id: 'QuotaUse' });
