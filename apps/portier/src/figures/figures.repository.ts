import { Injectable } from '@nestjs/common';
import type { Executor } from '../database/database.js';

/** Figures of one task at one moment: frames a second, bit/s, speed, dropped frames since its start. */
export interface FigureRow {
  at: Date;
  figures: [number, number | null, number | null, number];
}

export const intervalSeconds = 10;
const keptMinutes = 65;

@Injectable()
export class FiguresRepository {
  /** Keeps what the running tasks of every agent did at this moment: one statement, a row an agent. */
  async sample(executor: Executor): Promise<void> {
    await executor.query(
      `insert into agent_figures (concierge_id, at, tasks)
       select c.id, date_bin($1 * interval '1 second', now(), timestamptz 'epoch'),
              jsonb_object_agg(t.id, jsonb_build_array(
                p.said -> 'framesPerSecond', p.said -> 'bitrate', p.said -> 'speed', p.said -> 'droppedFrames'))
         from concierges c
         join tasks t on t.concierge_id = c.id and t.state = 'running'
         cross join lateral (select c.progress -> t.id::text as said) p
        where c.last_heartbeat_at > now() - $1 * interval '1 second' and p.said is not null
        group by c.id
       on conflict do nothing`,
      [intervalSeconds],
    );
  }

  async removeOld(executor: Executor): Promise<void> {
    await executor.query(`delete from agent_figures where at < now() - $1 * interval '1 minute'`, [keptMinutes]);
  }

  async streamOf(executor: Executor, taskId: string): Promise<string | undefined> {
    const [row] = await executor.query<{ streamId: string }>(
      'select stream_id as "streamId" from tasks where id = $1',
      [taskId],
    );
    return row?.streamId;
  }

  /** The last hour of a task, oldest first, whichever agents ran it. */
  ofTask(executor: Executor, taskId: string): Promise<FigureRow[]> {
    return executor.query<FigureRow>(
      `select f.at, f.tasks -> $1::text as figures
         from agent_figures f
        where f.concierge_id in (
                select r.concierge_id from runs r
                 where r.task_id = $1::uuid and (r.ended_at is null or r.ended_at > now() - interval '1 hour'))
          and f.at > now() - interval '1 hour' and f.tasks ? $1::text
        order by f.at`,
      [taskId],
    );
  }
}
