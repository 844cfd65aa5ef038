import { Injectable } from '@nestjs/common';
import type { Executor } from '../database/database.js';
import type { RefusalView } from './refusals.dto.js';

export type Refusal = Omit<RefusalView, 'sentence'> & { position: string };

@Injectable()
export class RefusalsRepository {
  /** Newest first; one row more than the limit. */
  list(
    executor: Executor,
    {
      limit,
      streamId,
      after,
    }: { limit: number; streamId?: string | undefined; after?: { at: string; id: string } | undefined },
  ): Promise<Refusal[]> {
    return executor.query<Refusal>(
      `select r.id, r.at, r.action, r.reason, r.server_id as "serverId", r.ip, r.application, r.stream_id as "streamId",
              s.name as "streamName", r.at::text as position
         from refusals r left join streams s on s.id = r.stream_id
        where ($1::uuid is null or r.stream_id = $1)
          and ($2::timestamptz is null or (r.at, r.id) < ($2::timestamptz, $3::uuid))
        order by r.at desc, r.id desc limit $4`,
      [streamId ?? null, after?.at ?? null, after?.id ?? null, limit + 1],
    );
  }
}
