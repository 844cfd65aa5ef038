import { diskUses, uuid } from '@app/contract';
import { z } from 'zod';
import { versionField } from '../http/etag.js';
import { pageSchema } from '../http/page.js';
import { manyByDefault, sortedQuery, type Sorting } from '../http/sorting.js';
import { moment } from '../http/things.js';
import { sentenceOf } from '../tasks/reason.js';
import { conciergeStates } from './concierge.js';
import type { ConciergeRow } from './concierges.repository.js';

const name = z.string().regex(/^[A-Za-z0-9_.-]{1,64}$/, 'use 1 to 64 letters, digits, ".", "-" or "_"');
/** As in a configuration, which asks for them. */
const givenLabels = z
  .record(z.string().min(1).max(64), z.string().max(128))
  .refine((labels) => Object.keys(labels).length <= 50, 'give at most 50')
  .describe('Labels given to it here. They win over those of the same name that the agent says of itself.');

export const conciergeDraft = z.strictObject({ name }).meta({ id: 'ConciergeDraft' });

export const conciergeChange = z
  .strictObject({ name: name.optional(), givenLabels: givenLabels.optional() })
  .meta({ id: 'ConciergeChange', description: 'What is absent stays; `givenLabels` replaces all of them.' });
export type ConciergeChange = z.infer<typeof conciergeChange>;

export const conciergeView = z
  .object({
    id: uuid,
    name: z.string(),
    state: z.enum(conciergeStates),
    reason: z.string().nullable(),
    since: moment,
    isOnline: z.boolean(),
    slots: z.number(),
    freeSlots: z.number(),
    skills: z.array(z.string()),
    labels: z
      .record(z.string(), z.string())
      .describe('All that count: what the agent says of itself, and those given here.'),
    givenLabels,
    load: z.object({ cpu: z.number().optional(), memory: z.number().optional() }),
    disks: z
      .array(
        z.object({
          holds: z
            .array(z.enum(diskUses))
            .describe('Task folders and logs (`work`), segments of a store on disk (`store`).'),
          bytesFree: z.number(),
          bytesTotal: z.number(),
        }),
      )
      .describe('Room on its disks; empty while an agent tells none.'),
    software: z.string().nullable(),
    lastHeartbeatAt: moment.nullable(),
    taskCount: z.number(),
    isStopping: z.boolean().describe('The agent itself says that it is stopping.'),
    rivalSeenAt: moment
      .nullable()
      .describe('When a second machine last used the token of this agent, if that was within a minute.'),
    drainWaits: z
      .array(
        z.object({
          taskId: uuid,
          streamName: z.string(),
          type: z.string(),
          reason: z.string().describe('`stopping`, `successor_starting`, or why no other agent can take the task.'),
          sentence: z.string(),
        }),
      )
      .describe('While it drains: its tasks, at most 20, and what each waits for.'),
    version: versionField,
  })
  .meta({ id: 'Concierge' });

/** The token is answered once and never again. */
export const createdConcierge = conciergeView.extend({ token: z.string() }).meta({ id: 'CreatedConcierge' });

export const conciergeSorting: Sorting<'name' | 'createdAt' | 'since'> = {
  columns: {
    name: { column: 'c.name', type: 'text' },
    createdAt: { column: 'c.created_at', type: 'timestamptz' },
    since: { column: 'c.since', type: 'timestamptz' },
  },
  id: { column: 'c.id', type: 'uuid' },
};

export const conciergeQuery = sortedQuery(conciergeSorting, 'name').extend({
  limit: manyByDefault,
  search: z.string().max(64).optional().describe('Text in the name.'),
  state: z.enum(conciergeStates).optional(),
  online: z.stringbool().optional().describe('Only agents that are heard of, or only those that are not.'),
});
export type ConciergeQuery = z.infer<typeof conciergeQuery>;

export const conciergePage = pageSchema('ConciergePage', conciergeView);

export function toConciergeView({ drainWaits, ...row }: ConciergeRow): z.infer<typeof conciergeView> {
  return { ...row, drainWaits: drainWaits.map((wait) => ({ ...wait, sentence: sentenceOf(wait.reason) ?? '' })) };
}
