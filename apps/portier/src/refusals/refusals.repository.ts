import type { HookAction, RefusalReason } from '@app/contract';
import { Injectable } from '@nestjs/common';
import type { Executor } from '../database/database.js';
import type { RefusalView } from './refusals.dto.js';

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
}

const keptRefusals = 10_000;

@Injectable()
export class RefusalsRepository {
  /** Keeps a refused publish or play once. @returns its id, undefined for a repeat of the same event */
  async record(executor: Executor, refusal: NewRefusal): Promise<string | undefined> {
    const [row] = await executor.query<{ id: string }>(
      `insert into refusals (event_id, at, action, reason, server_id, client_id, ip, application, stream_id)
       select $1, coalesce($2, now()), $3, $4, $5, $6, $7, $8, (select id from streams where id = $9)
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
