import { edgeLoad, edgeName, edgeState, edgeStates, uuid } from '@app/contract';
import { z } from 'zod';
import { versionField } from '../http/etag.js';
import { pageSchema } from '../http/page.js';
import { manyByDefault, sortedQuery, type Sorting } from '../http/sorting.js';
import { moment } from '../http/things.js';
import { edgeReasons, normalBaseUrl, wrongBaseUrl } from './edge.js';

const mostBitsPerSecond = 1e14;

/** Answers it as it is stored: without a slash at the end and the scheme's own port. */
export const edgeBaseUrl = z
  .string()
  .max(512)
  .superRefine((text, context) => {
    const problem = wrongBaseUrl(text);
    if (problem !== null) context.addIssue({ code: 'custom', message: problem });
  })
  .transform(normalBaseUrl)
  .describe('How viewers reach it: scheme, host and port. `/hls/...` follows.');

const fields = {
  name: edgeName.describe('Part of the id of its HLS pathway.'),
  baseUrl: edgeBaseUrl,
  region: z
    .string()
    .trim()
    .min(1, 'give it a name, or null')
    .max(64)
    .nullable()
    .describe('Where it is, for people and for policies; null = not said.'),
  capacityBitsPerSecond: z
    .number()
    .min(1_000)
    .max(mostBitsPerSecond)
    .nullable()
    .describe('What it may send to viewers, bit/s; null = not said, and nothing is spared or warned of.'),
  capacitySessions: z
    .int()
    .min(1)
    .max(100_000_000)
    .nullable()
    .describe('How many viewers it may serve at once; null = not said.'),
  weight: z.number().min(0).max(1_000).describe('Share of viewers relative to the other edges; 0 = none.'),
};

export const edgeDraft = z
  .strictObject({
    ...fields,
    region: fields.region.default(null),
    capacityBitsPerSecond: fields.capacityBitsPerSecond.default(null),
    capacitySessions: fields.capacitySessions.default(null),
    weight: fields.weight.default(1),
  })
  .meta({ id: 'EdgeDraft' });
export type EdgeDraft = z.infer<typeof edgeDraft>;

export const edgeChange = z.strictObject(fields).partial().meta({ id: 'EdgeChange' });
export type EdgeChange = z.infer<typeof edgeChange>;

export const edgeView = z
  .object({
    id: uuid,
    name: z.string(),
    baseUrl: z.string(),
    region: z.string().nullable(),
    capacityBitsPerSecond: z.number().nullable(),
    capacitySessions: z.number().nullable(),
    weight: z.number(),
    isDrained: z.boolean().describe('An operator drained it. It keeps that while it is silent.'),
    state: edgeState,
    reason: z.enum(edgeReasons),
    since: moment,
    incarnation: z.number().describe('Rises each time it comes back from `gone`.'),
    isOnline: z.boolean().describe('It has spoken within the last seconds.'),
    software: z.string().nullable(),
    lastSeenAt: moment.nullable(),
    load: edgeLoad.nullable().describe('What it last said, or null while it is silent.'),
    version: versionField,
    createdAt: moment,
    updatedAt: moment,
  })
  .meta({ id: 'Edge' });
export type EdgeView = z.infer<typeof edgeView>;

/** The token is answered once and never again. */
export const edgeWithToken = edgeView.extend({ token: z.string() }).meta({ id: 'EdgeWithToken' });
export type EdgeWithToken = z.infer<typeof edgeWithToken>;

export const edgeSorting: Sorting<'name' | 'createdAt' | 'since'> = {
  columns: {
    name: { column: 'e.name', type: 'text' },
    createdAt: { column: 'e.created_at', type: 'timestamptz' },
    since: { column: 'e.since', type: 'timestamptz' },
  },
  id: { column: 'e.id', type: 'uuid' },
};

export const edgeQuery = sortedQuery(edgeSorting, 'name').extend({
  limit: manyByDefault,
  search: z.string().max(64).optional().describe('Text in the name, address or region.'),
  state: z.enum(edgeStates).optional(),
});
export type EdgeQuery = z.infer<typeof edgeQuery>;

export const edgePage = pageSchema('EdgePage', edgeView);
