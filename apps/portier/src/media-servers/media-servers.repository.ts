import { Injectable } from '@nestjs/common';
import type { Executor } from '../database/database.js';
import { containing, sortedSql, type Positioned, type SortedPosition } from '../http/sorting.js';
import type { MediaServer } from './media-server.js';
import { mediaServerSorting, type MediaServerQuery } from './media-servers.dto.js';

export interface MediaServerRow extends MediaServer {
  publicationCount: number;
}

export interface MediaServerDraft {
  id: string;
  role: 'origin' | 'edge';
  rtmpUrl: string;
  apiUrl: string;
}

const columns = `m.id, m.kind, m.role, m.rtmp_url as "rtmpUrl", m.api_url as "apiUrl", m.service_id as "serviceId",
  m.software, m.last_seen_at as "lastSeenAt", m.last_error as "lastError", m.version,
  (select count(*)::int from publications p where p.server_id = m.id and p.state = 'live') as "publicationCount"`;

@Injectable()
export class MediaServersRepository {
  /** One row more than the limit. */
  page(
    executor: Executor,
    { search, role, sort, limit, after }: MediaServerQuery & { after: SortedPosition | undefined },
  ): Promise<Positioned<MediaServerRow>[]> {
    const { order, isBeyond, position } = sortedSql(mediaServerSorting, sort, [3, 4]);
    return executor.query<Positioned<MediaServerRow>>(
      `select ${columns}, ${position} as position from media_servers m
        where ($1::text is null or m.id ilike $1) and ($2::text is null or m.role = $2) and ${isBeyond}
        order by ${order} limit $5`,
      [containing(search), role ?? null, after?.value ?? null, after?.id ?? null, limit + 1],
    );
  }

  /** Every one, for whoever looks at all of them. */
  list(executor: Executor): Promise<MediaServerRow[]> {
    return executor.query<MediaServerRow>(`select ${columns} from media_servers m order by m.id limit 1000`);
  }

  async find(executor: Executor, id: string): Promise<MediaServerRow | undefined> {
    const [row] = await executor.query<MediaServerRow>(`select ${columns} from media_servers m where m.id = $1`, [id]);
    return row;
  }

  /** False when there is one of this id already. */
  async create(executor: Executor, { id, role, rtmpUrl, apiUrl }: MediaServerDraft): Promise<boolean> {
    const rows = await executor.query(
      `insert into media_servers (id, role, rtmp_url, api_url) values ($1, $2, $3, $4)
       on conflict (id) do nothing returning id`,
      [id, role, rtmpUrl, apiUrl],
    );
    return rows.length > 0;
  }

  async update(executor: Executor, { id, role, rtmpUrl, apiUrl }: MediaServerDraft): Promise<void> {
    await executor.query(
      'update media_servers set role = $2, rtmp_url = $3, api_url = $4, version = version + 1 where id = $1',
      [id, role, rtmpUrl, apiUrl],
    );
  }

  /** Held until the end of the transaction: two editors take turns. */
  async lock(executor: Executor, id: string): Promise<void> {
    await executor.query('select 1 from media_servers where id = $1 for update', [id]);
  }

  async delete(executor: Executor, id: string): Promise<void> {
    await executor.query('delete from media_servers where id = $1', [id]);
  }

  /** @returns true when what operators see of the server changed. */
  async recordSeen(executor: Executor, id: string, serviceId: string, software: string | null): Promise<boolean> {
    const [row] = await executor.query<{ changed: boolean }>(
      `update media_servers m set service_id = $2, software = $3, last_seen_at = now(), last_error = null
         from media_servers before
        where m.id = $1 and before.id = m.id
       returning (before.last_error is not null or before.service_id is distinct from $2) as changed`,
      [id, serviceId, software],
    );
    return row?.changed ?? false;
  }

  /**
   * @returns milliseconds for which somebody asked and the server did not answer, and whether the error is news
   */
  async recordFailure(
    executor: Executor,
    id: string,
    sentence: string,
  ): Promise<{ silentMs: number; changed: boolean } | undefined> {
    const [row] = await executor.query<{ silentMs: number; changed: boolean }>(
      `update media_servers m set last_error = $2
         from media_servers before
        where m.id = $1 and before.id = m.id
       returning (extract(epoch from now() - greatest(m.last_seen_at, m.created_at,
                         (select up_since from control_plane))) * 1000)::float8 as "silentMs",
                 (before.last_error is distinct from $2) as changed`,
      [id, sentence],
    );
    return row;
  }
}
