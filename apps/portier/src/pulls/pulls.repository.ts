import { Injectable } from '@nestjs/common';
import type { Executor } from '../database/database.js';
import type { ClientKey } from '../publications/publications.repository.js';

/** A media server client of one of our own agents. */
export interface Pull extends ClientKey {
  taskId: string;
  leaseToken: number;
}

/** A pull of a task that ended lately may still be closing by itself. */
const endedGraceMs = 3_000;

@Injectable()
export class PullsRepository {
  async record(executor: Executor, { serverId, serviceId, clientId, taskId, leaseToken }: Pull): Promise<void> {
    await executor.query(
      `insert into pulls (server_id, service_id, client_id, task_id, lease_token) values ($1, $2, $3, $4, $5)
       on conflict (server_id, service_id, client_id)
       do update set task_id = excluded.task_id, lease_token = excluded.lease_token, since = now()`,
      [serverId, serviceId, clientId, taskId, leaseToken],
    );
  }

  async remove(executor: Executor, { serverId, serviceId, clientId }: ClientKey): Promise<void> {
    await executor.query('delete from pulls where server_id = $1 and service_id = $2 and client_id = $3', [
      serverId,
      serviceId,
      clientId,
    ]);
  }

  async removeOfOtherServices(executor: Executor, serverId: string, serviceId: string): Promise<void> {
    await executor.query('delete from pulls where server_id = $1 and service_id <> $2', [serverId, serviceId]);
  }

  /** Pulls of a task below its current lease token, or of one that has ended or is gone; also of looks (probes) that are over. */
  superseded(executor: Executor, taskId: string | null): Promise<Pull[]> {
    return executor.query<Pull>(
      `select p.server_id as "serverId", p.service_id as "serviceId", p.client_id as "clientId",
              p.task_id as "taskId", p.lease_token::float8 as "leaseToken"
         from pulls p left join tasks t on t.id = p.task_id
        where ($1::uuid is null or p.task_id = $1)
          and not exists (select from probes b where b.id = p.task_id and b.state in ('waiting', 'given'))
          and (t.id is null or t.lease_token > p.lease_token
               or (t.state = 'ended' and t.since < now() - $2 * interval '1 millisecond'))
        limit 1000`,
      [taskId, endedGraceMs],
    );
  }
}
