import { z } from 'zod';
import { healthProblem } from './health-problem.js';
import { instant, uuid } from './names.js';

/** What an alert may be about. A type is never renamed: receivers switch on it. */
export const alertEventTypes = [
  /** A stream is on air: at least one encoder publishes it. */
  'stream.up',
  /** A stream has been off air for a few seconds. */
  'stream.down',
  'problem.opened',
  /** A problem is still open; sent again as often as the rule says. */
  'problem.continues',
  'problem.ended',
  /** Somebody pressed the test button. */
  'test',
] as const;
export const alertEventType = z.enum(alertEventTypes);
export type AlertEventType = z.infer<typeof alertEventType>;

/**
 * Body of an outgoing webhook, `docs/alerts.md`. Fields are only ever added to a version; a receiver ignores those it does not
 * know.
 */
export const alertEvent = z.object({
  version: z.literal(1),
  type: alertEventType,
  /** When it happened. */
  timestamp: instant,
  /** The same text a mail has, in the language of the destination. */
  text: z.object({ title: z.string(), sentence: z.string(), action: z.string() }),
  /** Page of the admin pages that shows it. */
  url: z.string(),
  rule: z.object({ id: uuid, name: z.string() }).nullable(),
  stream: z.object({ id: uuid, name: z.string(), title: z.string(), application: z.string() }).nullable(),
  problem: healthProblem.nullable(),
});
export type AlertEvent = z.infer<typeof alertEvent>;
