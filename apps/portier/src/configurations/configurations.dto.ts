import { taskError, uuid } from '@app/contract';
import { z } from 'zod';
import { bulkIds } from '../http/bulk.js';
import { pageSchema } from '../http/page.js';
import { sortedQuery, type Sorting } from '../http/sorting.js';
import { moment } from '../http/things.js';
import { rightsView } from '../rights/rights.dto.js';

const name = z.string().trim().max(100).describe('For people; no task restarts when it changes.');
const fields = z
  .record(z.string().max(64), z.unknown())
  .describe("By the task type's schema. A secret that is absent stays as it is, null clears it.");

const replicas = z
  .int()
  .min(1)
  .max(4)
  .describe('How many agents run it at once, each on its own; more than 1 only for types with handover `overlap`.');
const labels = z
  .record(z.string().min(1).max(64), z.string().max(128))
  .refine((all) => Object.keys(all).length <= 8, 'use at most 8 labels')
  .describe('Labels an agent must have, all of them with these values, to run its tasks.');

export const configurationDraft = z
  .strictObject({
    streamId: uuid,
    type: z.string().max(64).describe('One of `GET /task-types`.'),
    name: name.default(''),
    enabled: z.boolean().default(true),
    fields: fields.default({}),
    replicas: replicas.default(1),
    labels: labels.default({}),
  })
  .meta({ id: 'ConfigurationDraft' });
export type ConfigurationDraft = z.infer<typeof configurationDraft>;

export const configurationChange = z
  .strictObject({
    name: name.optional(),
    enabled: z.boolean().optional(),
    fields: fields.optional(),
    replicas: replicas.optional(),
    labels: labels.optional(),
  })
  .meta({ id: 'ConfigurationChange' });
export type ConfigurationChange = z.infer<typeof configurationChange>;

export const configurationSorting: Sorting<'createdAt' | 'updatedAt' | 'name'> = {
  columns: {
    createdAt: { column: 'c.created_at', type: 'timestamptz' },
    updatedAt: { column: 'c.updated_at', type: 'timestamptz' },
    name: { column: 'c.name', type: 'text' },
  },
  id: { column: 'c.id', type: 'uuid' },
};

export const configurationQuery = sortedQuery(configurationSorting, 'createdAt').extend({
  streamId: uuid.optional(),
  type: z.string().max(64).optional().describe('One of `GET /task-types`.'),
  enabled: z.stringbool().optional(),
  search: z.string().max(100).optional().describe('Text in the name or the name of the stream.'),
});
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
    replicas: z.int(),
    labels: z.record(z.string(), z.string()),
    version: z.int(),
    createdAt: moment,
    updatedAt: moment,
    tasks: z.array(configurationTask).describe('Its tasks that have not ended.'),
    rights: rightsView,
  })
  .meta({ id: 'Configuration' });
export type ConfigurationView = z.infer<typeof configurationView>;

export const configurationsBulk = z
  .strictObject({ ids: bulkIds, action: z.enum(['enable', 'disable', 'delete']) })
  .meta({ id: 'ConfigurationsBulk' });
export type ConfigurationsBulk = z.infer<typeof configurationsBulk>;

export const configurationPage = pageSchema('ConfigurationPage', configurationView);
