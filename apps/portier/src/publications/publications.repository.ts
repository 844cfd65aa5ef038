import { Injectable } from '@nestjs/common';
import type { Executor } from '../database/database.js';
import type { ObservedMedia } from '../media-servers/media-server.js';
import type { EndReason, PublicationState } from './publication.js';

export interface NewPublication {
  streamId: string;
  keyId: string | null;
  serverId: string;
  serviceId: string;
  clientId: string;
  ip: string;
  application: string;
  sealedServerStream: string;
}

export interface OpenPublicationRow {
  id: string;
  streamId: string;
  serviceId: string;
  clientId: string;
  application: string;
  sealedServerStream: string;
  state: 'authorized' | 'live';
  since: Date;
  media: ObservedMedia | null;
  ip: string;
  keyId: string | null;
  streamEnabled: boolean;
  keyMayPublish: boolean;
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

@Injectable()
export class PublicationsRepository {
  /**
   * Opens a publication. Undefined when this client has one open already (a repeated event) or its stream or key has been
   * deleted meanwhile.
   */
  async open(executor: Executor, publication: NewPublication): Promise<string | undefined> {
    const [row] = await executor.query<{ id: string }>(
      `insert into publications
         (stream_id, key_id, server_id, service_id, client_id, ip, application, sealed_server_stream, state)
       select s.id, k.id, $3, $4, $5, $6, $7, $8, 'authorized'
         from streams s left join publish_keys k on k.id = $2
        where s.id = $1
       on conflict (server_id, service_id, client_id) where state <> 'ended' do nothing
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
      ],
    );
    return row?.id;
  }

  async markKeyUsed(executor: Executor, keyId: string): Promise<void> {
    await executor.query('update publish_keys set last_used_at = now() where id = $1', [keyId]);
  }

  /** All open publications of a media server, oldest first, locked so that two replicas do not decide at once. */
  async lockOpen(executor: Executor, serverId: string): Promise<OpenPublicationRow[]> {
    return executor.query<OpenPublicationRow>(
      `select p.id, p.stream_id as "streamId", p.service_id as "serviceId", p.client_id as "clientId", p.application,
              p.sealed_server_stream as "sealedServerStream", p.state, p.since,
              case when p.media = '{}' then null else p.media end as media,
              p.ip, p.key_id as "keyId", s.enabled as "streamEnabled",
              (k.id is not null and coalesce(k.not_after > now(), true)) as "keyMayPublish"
         from publications p
         join streams s on s.id = p.stream_id
         left join publish_keys k on k.id = p.key_id
        where p.server_id = $1 and p.state <> 'ended'
        order by p.authorized_at
          for update of p`,
      [serverId],
    );
  }

  async markLive(executor: Executor, id: string, media: ObservedMedia): Promise<void> {
    await executor.query(
      `update publications set state = 'live', since = now(), live_at = now(), media = $2 where id = $1`,
      [id, JSON.stringify(media)],
    );
  }

  async recordMedia(executor: Executor, id: string, media: ObservedMedia): Promise<void> {
    await executor.query('update publications set media = $2 where id = $1', [id, JSON.stringify(media)]);
  }

  async markEnded(executor: Executor, id: string, reason: EndReason): Promise<void> {
    await executor.query(
      `update publications set state = 'ended', reason = $2, since = now(), ended_at = now()
        where id = $1 and state <> 'ended'`,
      [id, reason],
    );
  }

  /** Which stream an unknown publisher on a media server belongs to: by publish key hash, else by public name. */
  async streamOf(
    executor: Executor,
    { application, name, keyHash }: { application: string; name: string; keyHash: string },
  ): Promise<{ streamId: string; keyId: string | null } | undefined> {
    const [row] = await executor.query<{ streamId: string; keyId: string | null }>(
      `select s.id as "streamId", k.id as "keyId"
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

  async listOfStream(executor: Executor, streamId: string, limit: number): Promise<PublicationRow[]> {
    return executor.query<PublicationRow>(
      `select id, stream_id as "streamId", server_id as "serverId", state, reason, since,
              authorized_at as "authorizedAt", live_at as "liveAt", ended_at as "endedAt", ip, application,
              key_id as "keyId", media
         from publications where stream_id = $1 order by authorized_at desc, id limit $2`,
      [streamId, limit],
    );
  }
}
