import { uuid } from '@app/contract';
import { z } from 'zod';
import { moment } from '../http/things.js';
import { conciergeStates } from './concierge.js';

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
  })
  .meta({ id: 'Concierge' });

/** The token is answered once and never again. */
export const createdConcierge = conciergeView.extend({ token: z.string() }).meta({ id: 'CreatedConcierge' });

export const conciergePage = z
  .object({ items: z.array(conciergeView), nextCursor: z.null() })
  .meta({ id: 'ConciergePage' });
