import type { ProbeOrder, ProbeResult } from '@app/contract';
import { Injectable } from '@nestjs/common';
import { theRow, type Executor } from '../database/database.js';
import type { ProbeRequest, ProbeState } from './probe.js';

export interface ProbeRow {
  id: string;
  kind: ProbeOrder['kind'];
  streamId: string;
  concierge: { id: string; name: string } | null;
  state: ProbeState;
  result: ProbeResult | null;
  createdAt: Date;
  endedAt: Date | null;
}

/** A live publication as a pull needs it. */
export interface LiveInput {
  streamName: string;
  rtmpUrl: string;
  application: string;
  sealedServerStream: string;
}

const columns = `p.id, p.kind, p.stream_id as "streamId", p.state, p.result, p.created_at as "createdAt", p.ended_at as "endedAt",
  case when a.id is null then null else json_build_object('id', a.id, 'name', a.name) end as concierge`;
const tables = 'probes p left join concierges a on a.id = p.concierge_id';

@Injectable()
export class ProbesRepository {
  /** Where is the stream live? The oldest publication, as its tasks take. Undefined while nobody publishes. */
  async liveInput(executor: Executor, streamId: string): Promise<LiveInput | undefined> {
    const [row] = await executor.query<LiveInput>(
      `select s.name as "streamName", m.rtmp_url as "rtmpUrl", p.application, p.sealed_server_stream as "sealedServerStream"
         from publications p join media_servers m on m.id = p.server_id join streams s on s.id = p.stream_id
        where p.stream_id = $1 and p.state = 'live' order by p.live_at, p.id limit 1`,
      [streamId],
    );
    return row;
  }

  async insert(
    executor: Executor,
    { streamId, conciergeId, request }: { streamId: string; conciergeId: string; request: ProbeRequest },
  ): Promise<string> {
    const rows = await executor.query<{ id: string }>(
      'insert into probes (kind, stream_id, concierge_id, request) values ($1, $2, $3, $4) returning id',
      [request.kind, streamId, conciergeId, JSON.stringify(request)],
    );
    return theRow(rows).id;
  }

  async find(executor: Executor, id: string): Promise<ProbeRow | undefined> {
    const [row] = await executor.query<ProbeRow>(`select ${columns} from ${tables} where p.id = $1`, [id]);
    return row;
  }

  /** Looks at the input of a stream that have ended, the newest first. */
  listOfInput(executor: Executor, streamId: string, limit: number): Promise<ProbeRow[]> {
    return executor.query<ProbeRow>(
      `select ${columns} from ${tables}
        where p.stream_id = $1 and p.kind = 'input' and p.state in ('done', 'failed')
        order by p.created_at desc limit $2`,
      [streamId, limit],
    );
  }

  /** What was last seen of the input of a stream. */
  async latestSeen(executor: Executor, streamId: string): Promise<ProbeRow | undefined> {
    const [row] = await executor.query<ProbeRow>(
      `select ${columns} from ${tables}
        where p.stream_id = $1 and p.kind = 'input' and p.state = 'done' order by p.created_at desc limit 1`,
      [streamId],
    );
    return row;
  }

  /** What an agent shall look at and has not been told lately. It is told now. */
  take(
    executor: Executor,
    conciergeId: string,
    repeatAfterMs: number,
  ): Promise<{ id: string; request: ProbeRequest }[]> {
    return executor.query(
      `update probes set state = 'given', given_at = now()
        where concierge_id = $1
          and (state = 'waiting' or (state = 'given' and given_at < now() - $2 * interval '1 millisecond'))
        returning id, request`,
      [conciergeId, repeatAfterMs],
    );
  }

  /** True when the probe was this agent's and open. */
  async end(
    executor: Executor,
    { id, conciergeId, state, result }: { id: string; conciergeId: string; state: ProbeState; result: ProbeResult },
  ): Promise<boolean> {
    const rows = await executor.query(
      `update probes set state = $3, result = $4, ended_at = now()
        where id = $1 and concierge_id = $2 and state in ('waiting', 'given') returning id`,
      [id, conciergeId, state, JSON.stringify(result)],
    );
    return rows.length > 0;
  }

  /** Ends those that nobody answered; answers which. */
  failSilent(
    executor: Executor,
    { timeoutMs, result }: { timeoutMs: number; result: ProbeResult },
  ): Promise<{ id: string; streamId: string }[]> {
    return executor.query(
      `update probes set state = 'failed', result = $2, ended_at = now()
        where state in ('waiting', 'given') and created_at < now() - $1 * interval '1 millisecond'
        returning id, stream_id as "streamId"`,
      [timeoutMs, JSON.stringify(result)],
    );
  }

  async removeOld(executor: Executor, keptHours: number): Promise<void> {
    await executor.query(`delete from probes where created_at < now() - $1 * interval '1 hour'`, [keptHours]);
  }
}
