import { alertEvent, alertEventType, uuid } from '@app/contract';
import { z } from 'zod';
import { pageSchema } from '../../http/page.js';
import { sortedQuery, type Sorting } from '../../http/sorting.js';
import { moment } from '../../http/things.js';
import { deliveryStates, destinationKinds } from '../alert.js';

export const deliverySorting: Sorting<'createdAt'> = {
  columns: { createdAt: { column: 'l.created_at', type: 'timestamptz' } },
  id: { column: 'l.id', type: 'uuid' },
};
export const deliveryQuery = sortedQuery(deliverySorting, '-createdAt').extend({
  destinationId: uuid.optional(),
  ruleId: uuid.optional(),
  state: z.enum(deliveryStates).optional(),
});
export type DeliveryQuery = z.infer<typeof deliveryQuery>;

export const deliveryView = z
  .object({
    id: uuid.describe('The same at every attempt.'),
    destination: z.object({ id: uuid, name: z.string(), kind: z.enum(destinationKinds) }),
    rule: z.object({ id: uuid, name: z.string() }).nullable().describe('Null for a test, and when the rule is gone.'),
    streamId: uuid.nullable(),
    type: alertEventType.describe('Of the first event.'),
    title: z.string().describe('Of the first event.'),
    eventCount: z.number(),
    state: z.enum(deliveryStates),
    attempts: z.number(),
    nextAttemptAt: moment.nullable(),
    lastAttemptAt: moment.nullable(),
    answerCode: z.number().nullable().describe('HTTP status of the last answer.'),
    answerExcerpt: z.string().nullable().describe('Beginning of the last answer.'),
    error: z.string().nullable().describe('Why the last attempt failed, in one sentence.'),
    createdAt: moment,
    endedAt: moment.nullable(),
  })
  .meta({ id: 'AlertDelivery' });
export type DeliveryView = z.infer<typeof deliveryView>;

export const deliveryDetail = deliveryView.extend({ events: z.array(alertEvent) }).meta({ id: 'AlertDeliveryDetail' });
export type DeliveryDetail = z.infer<typeof deliveryDetail>;

export const deliveryPage = pageSchema('AlertDeliveryPage', deliveryView);
