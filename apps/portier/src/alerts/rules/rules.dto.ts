import { uuid } from '@app/contract';
import { z } from 'zod';
import { pageSchema } from '../../http/page.js';
import { sortedQuery, type Sorting } from '../../http/sorting.js';
import { moment } from '../../http/things.js';
import { ruleEvents } from '../alert.js';
import { isTimeZone } from '../quiet-hours.js';

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'use HH:MM');
const quiet = z
  .strictObject({
    from: timeOfDay,
    to: timeOfDay,
    timeZone: z.string().max(64).refine(isTimeZone, 'use a time zone such as Europe/Berlin or UTC'),
  })
  .describe('Nothing is sent between these times of the day; what is still wrong afterwards is sent then.');

const fields = {
  name: z.string().trim().min(1, 'give it a name').max(100),
  enabled: z.boolean(),
  events: z
    .array(z.enum(ruleEvents))
    .min(1, 'choose at least one')
    .max(ruleEvents.length)
    .transform((events) => [...new Set(events)])
    .describe('`stream.up`, `stream.down`, or codes of problems.'),
  streamIds: z.array(uuid).max(500).describe('Only these streams.'),
  applicationIds: z
    .array(uuid)
    .max(100)
    .describe('Only streams of these applications. Without streams and applications: everything you may view.'),
  minDurationSeconds: z
    .int()
    .min(0)
    .max(86_400)
    .describe('A problem that passes sooner is not told, seconds. Not for `stream.up` and `stream.down`.'),
  repeatMinutes: z.int().min(1).max(10_080).nullable().describe('Told again this often while it lasts; null = once.'),
  quiet: quiet.nullable(),
};

export const ruleDraft = z
  .strictObject({
    ...fields,
    destinationId: uuid,
    enabled: fields.enabled.default(true),
    streamIds: fields.streamIds.default([]),
    applicationIds: fields.applicationIds.default([]),
    minDurationSeconds: fields.minDurationSeconds.default(0),
    repeatMinutes: fields.repeatMinutes.default(null),
    quiet: fields.quiet.default(null),
  })
  .meta({ id: 'AlertRuleDraft' });
export type RuleDraft = z.infer<typeof ruleDraft>;

export const ruleChange = z
  .strictObject({ ...fields, destinationId: uuid })
  .partial()
  .meta({ id: 'AlertRuleChange' });
export type RuleChange = z.infer<typeof ruleChange>;

export const ruleView = z
  .object({
    id: uuid,
    name: z.string(),
    destination: z.object({ id: uuid, name: z.string() }),
    owner: z.object({ id: uuid, name: z.string() }).nullable().describe('As that of its destination.'),
    enabled: z.boolean(),
    events: z.array(z.enum(ruleEvents)),
    streamIds: z.array(uuid),
    applicationIds: z.array(uuid),
    minDurationSeconds: z.number(),
    repeatMinutes: z.number().nullable(),
    quiet: z.object({ from: z.string(), to: z.string(), timeZone: z.string() }).nullable(),
    version: z.number(),
    createdAt: moment,
    updatedAt: moment,
  })
  .meta({ id: 'AlertRule' });
export type RuleView = z.infer<typeof ruleView>;

export const ruleSorting: Sorting<'name' | 'createdAt'> = {
  columns: {
    name: { column: 'r.name', type: 'text' },
    createdAt: { column: 'r.created_at', type: 'timestamptz' },
  },
  id: { column: 'r.id', type: 'uuid' },
};
export const ruleQuery = sortedQuery(ruleSorting, 'name');
export type RuleQuery = z.infer<typeof ruleQuery>;

export const rulePage = pageSchema('AlertRulePage', ruleView);
