import { z } from 'zod';
import { instant, uuid } from './names.js';

/**
 * `PUT /api/v1/directors/self/viewers`: how many people one director serves. A number a stream, nothing about the people. Several
 * directors add up; what a silent one said last is forgotten after `viewersExpireAfterMs`.
 */
export const viewersReport = z.object({
  /** Random word per director process. */
  director: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
  streams: z
    .array(
      z.object({
        streamId: uuid,
        /** Different readers of playlists within the last `viewerWindowMs`. */
        viewers: z.number().int().min(0).max(1_000_000_000),
        /** When the stream's still picture was last renewed; null = there is none. */
        pictureAt: instant.nullable(),
      }),
    )
    .max(20_000),
});
export type ViewersReport = z.infer<typeof viewersReport>;

/** Who has not asked for a playlist for so long has gone. */
export const viewerWindowMs = 30_000;

/** Directors report every 5 s. */
export const viewersExpireAfterMs = 20_000;
