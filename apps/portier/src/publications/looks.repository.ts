import { Injectable } from '@nestjs/common';
import type { Executor } from '../database/database.js';
import type { ObservedMedia } from '../media-servers/media-server.js';
import type { OpenPublication } from './publication.js';
import type { Sample } from './rates.js';
import { keyMayPublish } from './publications.repository.js';

/** What a look saw of a publication. */
interface Seen {
  media: ObservedMedia;
  received: number | null;
}

/** The same of one that goes on, with what is kept to judge it by. */
interface SeenAgain extends Seen {
  id: string;
  samples: readonly Sample[];
  usualFramesPerSecond: number | null;
  /** Null = its encoder was not changed. */
  mediaBefore: ObservedMedia | null;
}

/** Row of an open publication; the core's words for it are made by the service, which can unseal. */
export interface OpenPublicationRow extends Omit<OpenPublication, 'serverStream' | 'mustEnd'> {
  sealedServerStream: string;
  ip: string;
  keyId: string | null;
  adopted: boolean;
  streamEnabled: boolean;
  keyMayPublish: boolean;
}

/** What a look at a media server reads and writes of the publications. */
@Injectable()
export class LooksRepository {
  /**
   * Lets one look at a media server after the other be applied, each newer than the one before.
   * False when a newer one has been, or the server is no longer registered.
   */
  async beginLook(executor: Executor, serverId: string, askedAt: Date): Promise<boolean> {
    const rows = await executor.query(
      // A look in the future is of a database clock that was set back.
      `update media_servers set looked_at = $2
        where id = $1 and (looked_at is null or looked_at <= $2 or looked_at > clock_timestamp()) returning id`,
      [serverId, askedAt],
    );
    return rows.length > 0;
  }

  /** Clients of this process of the media server with an open publication. */
  async openClients(executor: Executor, serverId: string, serviceId: string): Promise<string[]> {
    const rows = await executor.query<{ clientId: string }>(
      `select client_id as "clientId" from publications
        where server_id = $1 and service_id = $2 and state <> 'ended'`,
      [serverId, serviceId],
    );
    return rows.map(({ clientId }) => clientId);
  }

  /** All open publications of a media server, oldest first, locked so that two replicas do not decide at once. */
  async lockOpen(executor: Executor, serverId: string): Promise<OpenPublicationRow[]> {
    // QUIRK(postgres): a statement that waits for a lock reads the locked row anew, but not the rows joined to it: a key
    // named meanwhile would be missed, and its publisher cut. So lock first, then read.
    await executor.query(`select from publications where server_id = $1 and state <> 'ended' order by id for update`, [
      serverId,
    ]);
    return executor.query<OpenPublicationRow>(
      `select p.id, p.stream_id as "streamId", p.service_id as "serviceId", p.client_id as "clientId", p.application,
              p.sealed_server_stream as "sealedServerStream", p.state, p.since,
              case when p.media = '{}' then null else p.media end as media,
              p.ip, p.key_id as "keyId", p.adopted, p.event_at as "eventAt",
              p.received::float8 as received, p.progressed_at as "progressedAt", p.challenged_at as "challengedAt",
              p.samples, p.usual_frames_per_second as "usualFramesPerSecond",
              s.enabled as "streamEnabled", ${keyMayPublish}
         from publications p
         join streams s on s.id = p.stream_id
         left join publish_keys k on k.id = p.key_id
        where p.server_id = $1 and p.state <> 'ended'
        order by p.authorized_at, p.id`,
      [serverId],
    );
  }

  /** Open publications of a media server that an agent receives media of right now. */
  async received(executor: Executor, serverId: string): Promise<Set<string>> {
    const rows = await executor.query<{ id: string }>(
      `select distinct p.id
         from publications p
         join tasks t on t.publication_id = p.id and t.state = 'running'
         join concierges a on a.id = t.concierge_id and a.lease_until > now()
        where p.server_id = $1 and p.state <> 'ended'`,
      [serverId],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** @param askedAt when the media server was asked: media had arrived by then */
  async markLive(executor: Executor, id: string, seen: Seen, askedAt: Date): Promise<void> {
    await executor.query(
      `update publications set state = 'live', since = now(), live_at = now(), media = $2, received = $3,
              progressed_at = $4
        where id = $1`,
      [id, JSON.stringify(seen.media), seen.received, askedAt],
    );
  }

  /** What a look saw of all publications that go on, in one statement. */
  async recordSeen(executor: Executor, seen: readonly SeenAgain[], askedAt: Date): Promise<void> {
    if (seen.length === 0) return;
    await executor.query(
      `update publications p
          set media = seen.media, received = seen.received, samples = seen.samples,
              usual_frames_per_second = seen."usualFramesPerSecond",
              media_before = coalesce(seen."mediaBefore", p.media_before),
              media_changed_at = case when seen."mediaBefore" is null then p.media_changed_at else now() end,
              progressed_at = case when seen.received is distinct from p.received then $2 else p.progressed_at end
         from jsonb_to_recordset($1::jsonb)
           as seen (id uuid, media jsonb, received bigint, samples jsonb, "usualFramesPerSecond" real, "mediaBefore" jsonb)
        where p.id = seen.id`,
      [JSON.stringify(seen.map(rowOf)), askedAt],
    );
  }

  async markChallenged(executor: Executor, id: string): Promise<void> {
    await executor.query('update publications set challenged_at = clock_timestamp() where id = $1', [id]);
  }
}

function rowOf({ id, media, received, samples, usualFramesPerSecond, mediaBefore }: SeenAgain): SeenAgain {
  return { id, media, received, samples, usualFramesPerSecond, mediaBefore };
}
