import { z } from 'zod';

/**
 * Server-sent event of `GET /api/v1/events`: something changed, fetch it again. Sent through PostgreSQL NOTIFY on channel
 * `portier_events`, so that every replica's listeners hear it.
 */
export const liveEventTopics = [
  'stream',
  'publication',
  'configuration',
  'task',
  // figures of the running tasks of an agent (id = agent); once a heartbeat, not once a task
  'progress',
  'concierge',
  'media-server',
  'refusal',
] as const;

export const liveEvent = z.object({
  topic: z.enum(liveEventTopics),
  id: z.string(),
  /** Stream the thing belongs to, if any. */
  streamId: z.string().nullable(),
  action: z.enum(['created', 'updated', 'deleted']),
});
export type LiveEvent = z.infer<typeof liveEvent>;
