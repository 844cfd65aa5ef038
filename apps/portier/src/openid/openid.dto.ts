import { z } from 'zod';

export const openIdDraft = z
  .strictObject({ next: z.string().max(2_000).default('/').describe('Path of the admin pages to go to afterwards.') })
  .meta({ id: 'OpenIdDraft' });
export type OpenIdDraft = z.infer<typeof openIdDraft>;

export const openIdRequest = z
  .object({ url: z.string().describe('Page of the provider to open in this browser.') })
  .meta({ id: 'OpenIdRequest' });
export type OpenIdRequest = z.infer<typeof openIdRequest>;
