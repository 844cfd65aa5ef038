import { Injectable } from '@nestjs/common';
import { offlineAfterMs } from '../concierges/concierge.js';
import type { Executor } from '../database/database.js';
import type { ObservedMedia } from '../media-servers/media-server.js';
import type { KnownAgent } from './dry-run.js';

export interface StoredConfiguration {
  streamId: string;
  type: string;
  fields: Record<string, unknown>;
  replicas: number;
  labels: Record<string, string>;
}

@Injectable()
export class DryRunsRepository {
  async configuration(executor: Executor, id: string): Promise<StoredConfiguration | undefined> {
    const [row] = await executor.query<StoredConfiguration>(
      'select stream_id as "streamId", type, fields, replicas, labels from task_configurations where id = $1',
      [id],
    );
    return row;
  }

  async streamName(executor: Executor, id: string): Promise<string | undefined> {
    const [row] = await executor.query<{ name: string }>('select name from streams where id = $1', [id]);
    return row?.name;
  }

  /** Every agent, whether it is there or not. Those of the older system take no description of ours. */
  agents(executor: Executor): Promise<KnownAgent[]> {
    return executor.query<KnownAgent>(
      `select id, name, skills, labels, free_slots as "freeSlots",
              state <> 'active' or draining_since is not null as "isDraining",
              coalesce(last_heartbeat_at > now() - $1 * interval '1 millisecond', false) as "isOnline"
         from concierges where state <> 'gone' order by name limit 1000`,
      [offlineAfterMs],
    );
  }

  /** What the media server said of the last publication of a stream that it knew something of. */
  async lastMedia(executor: Executor, streamId: string): Promise<{ media: ObservedMedia; at: Date } | undefined> {
    const [row] = await executor.query<{ media: ObservedMedia; at: Date }>(
      `select media, coalesce(ended_at, now()) as at from publications
        where stream_id = $1 and media ->> 'video' is not null order by authorized_at desc limit 1`,
      [streamId],
    );
    return row;
  }
}
