import { Injectable } from '@nestjs/common';
import { theRow, type Executor } from '../database/database.js';
import { sortedSql, type Positioned, type SortedPosition } from '../http/sorting.js';
import type { ObservedMedia } from '../media-servers/media-server.js';
import type { EndReason, PublicationState } from './publication.js';
import { publicationSorting, type PublicationQuery } from './publications.dto.js';
import type { Stranger } from './stranger.js';

export interface NewPublication {
  streamId: string;
  keyId: string | null;
  serverId: string;
  serviceId: string;
  clientId: string;
  ip: string;
  application: string;
  sealedServerStream: string;
  /** No event named its key. */
  adopted: boolean;
  event: { id: string; at: Date } | null;
}

export interface ClientRow {
  id: string;
  isOpen: boolean;
  adopted: boolean;
  reason: string | null;
  application: string;
  sealedServerStream: string;
  keyId: string | null;
  keyMayPublish: boolean;
  eventAt: Date | null;
}

/** A client of a media server process. */
export interface ClientKey {
  serverId: string;
  serviceId: string;
  clientId: string;
}

export interface PublicationRow {
  id: string;
  streamId: string;
  serverId: string;
  state: PublicationState;
  reason: string | null;
  since: Date;
  authorizedAt: Date;
  liveAt: Date | null;
  endedAt: Date | null;
  ip: string;
  application: string;
  keyId: string | null;
  media: ObservedMedia | Record<string, never>;
}

/** Whether the joined key `k` lets its publisher go on. */
export const keyMayPublish = `(k.id is not null and coalesce(k.not_after > now(), true)) as "keyMayPublish"`;

@Injectable()
export class PublicationsRepository {
  /**
   * Opens a publication. Undefined when this client has one open already, this event opened one, or the stream has been
   * deleted meanwhile.
   */
  async open(executor: Executor, publication: NewPublication): Promise<string | undefined> {
    const [row] = await executor.query<{ id: string }>(
      `insert into publications
         (stream_id, key_id, server_id, service_id, client_id, ip, application, sealed_server_stream, state,
          adopted, event_id, event_at)
       select s.id, k.id, $3, $4, $5, $6, $7, $8, 'authorized', $9, $10, $11
         from streams s left join publish_keys k on k.id = $2
        where s.id = $1
       on conflict do nothing
       returning id`,
      [
        publication.streamId,
        publication.keyId,
        publication.serverId,
        publication.serviceId,
        publication.clientId,
        publication.ip,
        publication.application,
        publication.sealedServerStream,
        publication.adopted,
        publication.event?.id ?? null,
        publication.event?.at ?? null,
      ],
    );
    return row?.id;
  }

  /** Names the event that vouches for a publication, with its key and address. */
  async vouch(
    executor: Executor,
    { id, keyId, ip, event }: { id: string; keyId: string | null; ip: string; event: { id: string; at: Date } },
  ): Promise<void> {
    await executor.query(
      `update publications set key_id = (select k.id from publish_keys k where k.id = $2), ip = $3, event_id = $4,
              event_at = $5, adopted = false
        where id = $1`,
      [id, keyId, ip, event.id, event.at],
    );
  }

  /** Where a publication came from. */
  async sourceOf(executor: Executor, id: string): Promise<{ ip: string; application: string; keyId: string | null }> {
    const rows = await executor.query<{ ip: string; application: string; keyId: string | null }>(
      'select ip, application, key_id as "keyId" from publications where id = $1',
      [id],
    );
    return theRow(rows);
  }

  async isKnownEvent(executor: Executor, eventId: string): Promise<boolean> {
    return (await executor.query('select 1 from publications where event_id = $1', [eventId])).length > 0;
  }

  async streamExists(executor: Executor, streamId: string): Promise<boolean> {
    return (await executor.query('select 1 from streams where id = $1', [streamId])).length > 0;
  }

  /** Publications of one client, the open one first, then the newest; locked. */
  async ofClient(executor: Executor, { serverId, serviceId, clientId }: ClientKey): Promise<ClientRow[]> {
    const client = [serverId, serviceId, clientId];
    // First the lock, then the read, as in lockOpen.
    await executor.query(
      `select from publications where server_id = $1 and service_id = $2 and client_id = $3 order by id for update`,
      client,
    );
    return executor.query<ClientRow>(
      `select p.id, p.state <> 'ended' as "isOpen", p.adopted, p.reason, p.application,
              p.sealed_server_stream as "sealedServerStream", p.key_id as "keyId", p.event_at as "eventAt",
              ${keyMayPublish}
         from publications p left join publish_keys k on k.id = p.key_id
        where p.server_id = $1 and p.service_id = $2 and p.client_id = $3
        order by (p.state <> 'ended') desc, p.authorized_at desc limit 10`,
      client,
    );
  }

  async markKeyUsed(executor: Executor, keyId: string): Promise<void> {
    await executor.query('update publish_keys set last_used_at = now() where id = $1', [keyId]);
  }

  async markEnded(executor: Executor, id: string, reason: EndReason): Promise<void> {
    await executor.query(
      `update publications set state = 'ended', reason = $2, since = now(), ended_at = now()
        where id = $1 and state <> 'ended'`,
      [id, reason],
    );
  }

  /** Which stream a publisher on a media server belongs to: by publish key hash, else by public name. */
  async streamOf(
    executor: Executor,
    { application, name, keyHash }: { application: string; name: string; keyHash: string },
  ): Promise<Stranger['stream']> {
    const [row] = await executor.query<NonNullable<Stranger['stream']>>(
      `select s.id, s.enabled as "isEnabled", k.id as "keyId",
              exists (select from publish_keys v where v.stream_id = s.id and (k.id is null or v.id = k.id)
                         and coalesce(v.not_after > now(), true)) as "hasValidKey"
         from streams s
         join applications a on a.id = s.application_id and a.name = $1
         left join publish_keys k on k.stream_id = s.id and k.key_hash = $3
        where k.id is not null or s.name = $2
        order by k.id nulls last
        limit 1`,
      [application, name, keyHash],
    );
    return row;
  }

  /** One row more than the limit. */
  async listOfStream(
    executor: Executor,
    streamId: string,
    { state, sort, limit, after }: PublicationQuery & { after: SortedPosition | undefined },
  ): Promise<Positioned<PublicationRow>[]> {
    const { order, isBeyond, position } = sortedSql(publicationSorting, sort, [3, 4]);
    return executor.query<Positioned<PublicationRow>>(
      `select p.id, p.stream_id as "streamId", p.server_id as "serverId", p.state, p.reason, p.since,
              p.authorized_at as "authorizedAt", p.live_at as "liveAt", p.ended_at as "endedAt", p.ip, p.application,
              p.key_id as "keyId", p.media, ${position} as position
         from publications p where p.stream_id = $1 and ($2::text is null or p.state = $2) and ${isBeyond}
        order by ${order} limit $5`,
      [streamId, state ?? null, after?.value ?? null, after?.id ?? null, limit + 1],
    );
  }
}
