import { taskError, uuid } from '@app/contract';
import { z } from 'zod';
import { pageQuery, pageSchema } from '../http/page.js';
import { moment } from '../http/things.js';

const name = z.string().trim().max(100).describe('For people; no task restarts when it changes.');
const fields = z
  .record(z.string().max(64), z.unknown())
  .describe("By the task type's schema. A secret that is absent stays as it is, null clears it.");

export const configurationDraft = z
  .strictObject({
    streamId: uuid,
    type: z.string().max(64).describe('One of `GET /task-types`.'),
    name: name.default(''),
    enabled: z.boolean().default(true),
    fields: fields.default({}),
  })
  .meta({ id: 'ConfigurationDraft' });
export type ConfigurationDraft = z.infer<typeof configurationDraft>;

export const configurationChange = z
  .strictObject({ name: name.optional(), enabled: z.boolean().optional(), fields: fields.optional() })
  .meta({ id: 'ConfigurationChange' });
export type ConfigurationChange = z.infer<typeof configurationChange>;

export const configurationQuery = pageQuery.extend({ streamId: uuid.optional(), type: z.string().max(64).optional() });
export type ConfigurationQuery = z.infer<typeof configurationQuery>;

const configurationTask = z.object({
  id: z.uuid(),
  state: z.string(),
  reason: z.string().nullable(),
  error: taskError.nullable(),
});
export type ConfigurationTask = z.infer<typeof configurationTask>;

export const configurationView = z
  .object({
    id: z.uuid(),
    streamId: z.uuid(),
    streamName: z.string(),
    type: z.string(),
    name: z.string(),
    enabled: z.boolean(),
    fields: z.record(z.string(), z.unknown()).describe('Without the secret ones.'),
    secretsSet: z.array(z.string()).describe('Names of the secret fields that have a value.'),
    version: z.int(),
    createdAt: moment,
    updatedAt: moment,
    tasks: z.array(configurationTask).describe('Its tasks that have not ended.'),
  })
  .meta({ id: 'Configuration' });
export type ConfigurationView = z.infer<typeof configurationView>;

export const configurationPage = pageSchema('ConfigurationPage', configurationView);
