import { z } from 'zod';

/** What the caller may do with a thing. */
export const rightsView = z
  .object({ view: z.boolean(), change: z.boolean(), delete: z.boolean() })
  .meta({ id: 'Rights', description: 'What you may do with it.' });
