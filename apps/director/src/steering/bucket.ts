import { createHash } from 'node:crypto';

/** What tells a viewer from others as far as we look. */
export interface Viewer {
  address: string;
  userAgent: string;
}

/**
 * The bucket of a viewer, from 0 to `buckets` - 1: the same at every director and after every reload, so that it comes back to the
 * edge that has its segments. Not a secret and not keyed: some bits of a hash that thousands share tell nothing of anybody.
 */
export function bucketOf({ address, userAgent }: Viewer, buckets: number): number {
  return createHash('sha256').update(`${address}\n${userAgent}`).digest().readUInt32BE(0) % buckets;
}
