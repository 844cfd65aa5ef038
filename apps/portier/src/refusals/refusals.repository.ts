import type { HookAction, RefusalReason } from '@app/contract';
import { Injectable } from '@nestjs/common';
import type { Executor } from '../database/database.js';
import { sortedSql, type SortedPosition } from '../http/sorting.js';
import { belongsTo } from '../rights/right.js';
import { refusalSorting, type RefusalQuery, type RefusalView } from './refusals.dto.js';

export type Refusal = Omit<RefusalView, 'sentence'> & { position: string };

/** A publish or play that did not take place. */
export interface NewRefusal {
  /** The same for a repeat. */
  eventId: string;
  /** When it was answered; null = now. */
  at: string | null;
  action: HookAction;
  reason: RefusalReason;
  serverId: string;
  clientId: string;
  ip: string;
  application: string;
  streamId: string | null;
  /** The publish key, when it was the right one at the wrong time or from the wrong place. */
  keyId: string | null;
}

const keptRefusals = 10_000;

@Injectable()
export class RefusalsRepository {
  /** Keeps a refused publish or play once. @returns its id, undefined for a repeat of the same event */
  async record(executor: Executor, refusal: NewRefusal): Promise<string | undefined> {
    const [row] = await executor.query<{ id: string }>(
      `insert into refusals (event_id, at, action, reason, server_id, client_id, ip, application, stream_id, key_id)
       select $1, coalesce($2, now()), $3, $4, $5, $6, $7, $8, (select id from streams where id = $9), $10
       on conflict (event_id) do nothing returning id`,
      [
        refusal.eventId,
        refusal.at,
        refusal.action,
        refusal.reason,
        refusal.serverId,
        refusal.clientId,
        refusal.ip,
        refusal.application,
        refusal.streamId,
        refusal.keyId,
      ],
    );
    return row?.id;
  }

  /** An attacker must not fill the disk with refusals: only the newest are kept. */
  async prune(executor: Executor): Promise<void> {
    await executor.query(
      'delete from refusals where at < (select at from refusals order by at desc offset $1 limit 1)',
      [keptRefusals],
    );
  }

  /** One row more than the limit. */
  list(
    executor: Executor,
    viewer: string | null,
    { limit, streamId, reason, action, sort, after }: RefusalQuery & { after: SortedPosition | undefined },
  ): Promise<Refusal[]> {
    const { order, isBeyond, position } = sortedSql(refusalSorting, sort, [4, 5]);
    return executor.query<Refusal>(
      `select r.id, r.at, r.action, r.reason, r.server_id as "serverId", r.ip, r.application, r.stream_id as "streamId",
              s.name as "streamName", ${position} as position
         from refusals r left join streams s on s.id = r.stream_id
        where ($1::uuid is null or r.stream_id = $1)
          and ($2::text is null or r.reason = $2) and ($3::text is null or r.action = $3)
          and ${belongsTo({ stream: 'r.stream_id', application: 's.application_id' }, '$7')} and ${isBeyond}
        order by ${order} limit $6`,
      [streamId ?? null, reason ?? null, action ?? null, after?.value ?? null, after?.id ?? null, limit + 1, viewer],
    );
  }
}
