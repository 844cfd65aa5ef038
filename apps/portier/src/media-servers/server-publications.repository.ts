import { Injectable } from '@nestjs/common';
import type { Executor } from '../database/database.js';

export interface ServerPublication {
  id: string;
  streamId: string;
  streamName: string;
  application: string;
  ip: string;
  liveAt: Date | null;
  bitrate: number | null;
  agentPulls: number;
}

@Injectable()
export class ServerPublicationsRepository {
  /** What is published on a media server now, the longest first. A pull belongs to a stream by its task. */
  list(executor: Executor, serverId: string): Promise<ServerPublication[]> {
    return executor.query<ServerPublication>(
      `with pulled as (
         select t.stream_id, count(*)::int as n from pulls l join tasks t on t.id = l.task_id
          where l.server_id = $1 group by 1
       )
       select p.id, p.stream_id as "streamId", s.name as "streamName", p.application, p.ip, p.live_at as "liveAt",
              (p.media ->> 'bitrate')::float8 as bitrate, coalesce(u.n, 0) as "agentPulls"
         from publications p join streams s on s.id = p.stream_id left join pulled u on u.stream_id = p.stream_id
        where p.server_id = $1 and p.state = 'live' order by p.live_at, p.id limit 500`,
      [serverId],
    );
  }
}
