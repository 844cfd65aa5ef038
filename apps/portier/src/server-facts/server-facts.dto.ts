import { z } from 'zod';

/** What the admin pages show of the installation. */
export const serverFacts = z
  .object({
    version: z.string(),
    publicUrl: z.string(),
    rtmpUrl: z.string().describe('Server address to put into an encoder.'),
    directorUrl: z.string(),
    allowPrivateTargets: z.boolean(),
    leaseTtlMs: z.int(),
  })
  .meta({ id: 'ServerFacts' });
export type ServerFacts = z.infer<typeof serverFacts>;
