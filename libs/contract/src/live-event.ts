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
  // an edge: registered, changed, its state; figures of all of them once a few seconds (id = `figures`)
  'edge',
  'refusal',
  'invitation',
  // of a stream, agent or media server (apps/portier/src/health): opened, changed or ended
  'problem',
  // alerts were queued, sent, or failed (id = user they belong to, or `installation`)
  'alert-delivery',
  // a look at an input or target has a result
  'probe',
  // figures of live streams (levels, viewers, pictures): at most once a second for all of them, id is always `live`
  'figures',
  // somebody changed configuration or rights (id = stream, or `*`)
  'audit',
  // an account, for administrators: made, changed, deleted
  'user',
] as const;

export const liveEvent = z.object({
  topic: z.enum(liveEventTopics),
  id: z.string(),
  /** Stream the thing belongs to, if any. */
  streamId: z.string().nullable(),
  action: z.enum(['created', 'updated', 'deleted']),
});
export type LiveEvent = z.infer<typeof liveEvent>;
export type LiveEventTopic = LiveEvent['topic'];
