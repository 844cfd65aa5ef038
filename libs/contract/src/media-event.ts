import { z } from 'zod';
import { pullLease } from './feeds.js';
import { hookActions, refusalReason } from './hooks.js';
import { instant, uuid } from './names.js';

/** BullMQ queue that carries media events from srs-hooks to portier. */
export const mediaEventQueue = 'media-events';

/**
 * What a media server said, with the verdict it got. Hints only: portier checks them against the media server's API.
 * `id` is the same for a repeat of the same event, so that a replayed journal changes nothing.
 */
export const mediaEvent = z.object({
  id: z.string(),
  at: instant,
  action: z.enum(hookActions),
  serverId: z.string(),
  serviceId: z.string(),
  clientId: z.string(),
  ip: z.string(),
  application: z.string(),
  /** Public stream name when it is known; never a key. */
  stream: z.string().nullable(),
  streamId: uuid.nullable(),
  /** The publish key; of a refusal, when the right key came at the wrong time or from the wrong place. */
  keyId: uuid.nullable(),
  /** Name on the media server, sealed: with some encoders it is the publish key itself. Null when not a publish. */
  sealedServerStream: z.string().nullable(),
  /** An accepted pull of one of our own agents: its task and lease. Null for everything else. */
  pull: pullLease.nullable().default(null),
  verdict: z.discriminatedUnion('accepted', [
    z.object({ accepted: z.literal(true) }),
    z.object({ accepted: z.literal(false), reason: refusalReason }),
  ]),
});
export type MediaEvent = z.infer<typeof mediaEvent>;
