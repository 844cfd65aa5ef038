import { applicationName } from '@app/contract';
import { z } from 'zod';
import { pageSchema } from '../http/page.js';
import { moment } from '../http/things.js';

export const applicationDraft = z.object({ name: applicationName }).meta({ id: 'ApplicationDraft' });
export type ApplicationDraft = z.infer<typeof applicationDraft>;

export const applicationView = z
  .object({ id: z.uuid(), name: applicationName, streamCount: z.int(), createdAt: moment })
  .meta({ id: 'Application' });
export type ApplicationView = z.infer<typeof applicationView>;

export const applicationPage = pageSchema('ApplicationPage', applicationView);
