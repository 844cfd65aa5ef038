import type { MediaEvent } from '@app/contract';
import { Injectable } from '@nestjs/common';
import type { Executor } from '../database/database.js';

const keptRefusals = 10_000;

@Injectable()
export class RefusalRecordsRepository {
  /** Keeps a refused publish or play once. False for a repeat of the same event. */
  async record(executor: Executor, event: MediaEvent, reason: string): Promise<boolean> {
    const rows = await executor.query(
      `insert into refusals (event_id, at, action, reason, server_id, client_id, ip, application, stream_id)
       select $1, $2, $3, $4, $5, $6, $7, $8, (select id from streams where id = $9)
       on conflict (event_id) do nothing returning id`,
      [
        event.id,
        event.at,
        event.action,
        reason,
        event.serverId,
        event.clientId,
        event.ip,
        event.application,
        event.streamId,
      ],
    );
    return rows.length > 0;
  }

  /** An attacker must not fill the disk with refusals: only the newest are kept. */
  async prune(executor: Executor): Promise<void> {
    await executor.query(
      'delete from refusals where at < (select at from refusals order by at desc offset $1 limit 1)',
      [keptRefusals],
    );
  }
}
