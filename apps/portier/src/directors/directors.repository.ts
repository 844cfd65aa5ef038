import { viewersExpireAfterMs, type ViewersReport } from '@app/contract';
import { Injectable } from '@nestjs/common';
import type { Executor } from '../database/database.js';

/** Reports of directors that are gone for so long are swept away. */
const sweptAfter = '1 hour';

@Injectable()
export class DirectorsRepository {
  /** Replaces what this director said before. */
  async record(executor: Executor, { director, streams }: ViewersReport): Promise<void> {
    const byStream = Object.fromEntries(
      streams.map(({ streamId, viewers, pictureAt }) => [streamId, { viewers, pictureAt: storable(pictureAt) }]),
    );
    await executor.query(
      `with swept as (delete from director_reports where reported_at < now() - interval '${sweptAfter}' and director_id <> $1)
       insert into director_reports (director_id, streams) values ($1, $2)
       on conflict (director_id) do update set streams = excluded.streams, reported_at = now()`,
      [director, JSON.stringify(byStream)],
    );
  }
}

/** The end of year 9999: what comes later has another form. */
const lastMs = 253_402_300_799_999;

/** A moment as PostgreSQL reads it, which knows fewer years and offsets than ISO 8601; null when it cannot be meant. */
function storable(pictureAt: string | null): string | null {
  const ms = pictureAt === null ? NaN : Date.parse(pictureAt);
  return ms >= 0 && ms <= lastMs ? new Date(ms).toISOString() : null;
}

/**
 * How many watch each stream (`stream_id`, `viewers`, `picture_at`), summed over the directors that spoke lately. A stream that
 * none of them knows has no row: nothing is known of it.
 */
export const viewersByStream = `
  select e.key::uuid as stream_id, sum((e.value ->> 'viewers')::bigint)::float8 as viewers,
         max((e.value ->> 'pictureAt')::timestamptz) as picture_at
    from director_reports r cross join lateral jsonb_each(r.streams) e
   where r.reported_at > now() - interval '${viewersExpireAfterMs} milliseconds'
   group by e.key`;
