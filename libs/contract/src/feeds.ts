import { z } from 'zod';
import { instant, uuid, visibility } from './names.js';

/** Opaque position in the change feed; send it back as `after`. */
const cursor = z.string();

export const authorizedKey = z.object({
  id: uuid,
  /** `hashPublishKey` of the key, hex. */
  hash: z.string(),
  notBefore: instant.nullable(),
  notAfter: instant.nullable(),
  /** CIDR networks the publisher must come from; empty = any. */
  networks: z.array(z.string()),
});

export const authorizedStream = z.object({
  id: uuid,
  name: z.string(),
  application: z.string(),
  enabled: z.boolean(),
  visibility,
  keys: z.array(authorizedKey),
});
export type AuthorizedStream = z.infer<typeof authorizedStream>;

/** The lease of a task that may pull now: pulls with an older token are superseded (design.md section 6, fencing at the source). */
export const pullLease = z.object({ taskId: uuid, leaseToken: z.number().int().positive() });
export type PullLease = z.infer<typeof pullLease>;

/** `GET /api/v1/feeds/authorization?after=&waitSeconds=`: everything (`full`) or what changed since the cursor. */
export const authorizationFeed = z.object({
  cursor,
  full: z.boolean(),
  applications: z.array(z.string()),
  streams: z.array(authorizedStream),
  removedStreamIds: z.array(uuid),
  /** Tasks that were granted more than once: all of them when `full`, else those granted anew since the cursor. */
  pulls: z.array(pullLease).default([]),
});
export type AuthorizationFeed = z.infer<typeof authorizationFeed>;

export const directoryStream = z.object({
  id: uuid,
  name: z.string(),
  title: z.string(),
  visibility,
  enabled: z.boolean(),
  /** Since when the stream is live, or null. */
  liveSince: instant.nullable(),
});
export type DirectoryStream = z.infer<typeof directoryStream>;

/** `GET /api/v1/feeds/directory?after=&waitSeconds=`: what a director needs to know of streams. */
export const directoryFeed = z.object({
  cursor,
  full: z.boolean(),
  streams: z.array(directoryStream),
  removedStreamIds: z.array(uuid),
  /** What portier shows as bearer token when it asks a director for the picture of a stream that is not public. Secret. */
  pictureToken: z.string().optional(),
});
export type DirectoryFeed = z.infer<typeof directoryFeed>;
