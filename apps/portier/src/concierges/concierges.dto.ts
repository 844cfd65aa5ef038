import { uuid } from '@app/contract';
import { z } from 'zod';
import { moment } from '../http/things.js';
import { sentenceOf } from '../tasks/reason.js';
import { conciergeStates } from './concierge.js';
import type { ConciergeRow } from './concierges.repository.js';

export const conciergeDraft = z
  .object({ name: z.string().regex(/^[A-Za-z0-9_.-]{1,64}$/, 'use 1 to 64 letters, digits, ".", "-" or "_"') })
  .meta({ id: 'ConciergeDraft' });

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
    labels: z.record(z.string(), z.string()),
    load: z.object({ cpu: z.number().optional(), memory: z.number().optional() }),
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
  })
  .meta({ id: 'Concierge' });

/** The token is answered once and never again. */
export const createdConcierge = conciergeView.extend({ token: z.string() }).meta({ id: 'CreatedConcierge' });

export const conciergePage = z
  .object({ items: z.array(conciergeView), nextCursor: z.null() })
  .meta({ id: 'ConciergePage' });

export function toConciergeView({ drainWaits, ...row }: ConciergeRow): z.infer<typeof conciergeView> {
  return { ...row, drainWaits: drainWaits.map((wait) => ({ ...wait, sentence: sentenceOf(wait.reason) ?? '' })) };
}
