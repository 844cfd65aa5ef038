import type { RefusalReason } from '@app/contract';
import { Injectable } from '@nestjs/common';
import type { Executor } from '../database/database.js';
import type { RunningProgress } from '../live-streams/live-stream.js';
import type { ObservedMedia } from '../media-servers/media-server.js';
import type { PublicationState } from '../publications/publication.js';

/** The newest publication with a key. */
export interface GuestPublication {
  state: PublicationState;
  since: Date;
  endReason: string | null;
  ip: string;
  media: ObservedMedia | Record<string, never>;
  /** Figures of the tasks that read this very publication. */
  running: RunningProgress[];
  /** Whether one of them looks into it and makes pictures. */
  isMeasured: boolean;
  /** Whether there is a picture of this publication, and not of one before. */
  hasPicture: boolean;
}

export interface GuestAttempt {
  at: Date;
  reason: RefusalReason;
  from: string;
}

const shownAttempts = 5;

/** What the guests' page may know: of one key, and nothing else. */
@Injectable()
export class GuestsRepository {
  /** The open one, else the newest. */
  async publication(executor: Executor, keyId: string): Promise<GuestPublication | undefined> {
    const [row] = await executor.query<GuestPublication>(
      `select p.state, p.since, p.reason as "endReason", p.ip, p.media, coalesce(work.running, '[]') as running,
              coalesce(work.is_measured, false) as "isMeasured",
              coalesce(work.is_measured and watched.picture_at > p.live_at, false) as "hasPicture"
         from publications p
         left join lateral (
           select bool_or(t.type = 'hls') as is_measured,
                  jsonb_agg(jsonb_build_object('type', t.type, 'progress', a.progress -> t.id::text))
                    filter (where a.progress ? t.id::text) as running
             from tasks t join concierges a on a.id = t.concierge_id
            where t.publication_id = p.id and t.state = 'running') work on true
         left join lateral (
           select max((r.streams -> p.stream_id::text ->> 'pictureAt')::timestamptz) as picture_at
             from director_reports r) watched on true
        where p.key_id = $1
        order by (p.state <> 'ended') desc, p.authorized_at desc limit 1`,
      [keyId],
    );
    return row;
  }

  /** Of the last hour: what was wrong yesterday says nothing about today. */
  attempts(executor: Executor, keyId: string): Promise<GuestAttempt[]> {
    return executor.query<GuestAttempt>(
      `select at, reason, ip as "from" from refusals
        where key_id = $1 and action = 'on_publish' and at > now() - interval '1 hour'
        order by at desc, id desc limit $2`,
      [keyId, shownAttempts],
    );
  }
}
