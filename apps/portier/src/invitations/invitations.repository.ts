import { Injectable } from '@nestjs/common';
import { theRow, type Executor } from '../database/database.js';
import { sortedSql, type Positioned, type SortedPosition } from '../http/sorting.js';
import { invitationSorting, type InvitationQuery } from './invitations.dto.js';

/** An invitation with what its publish key says: the two are one thing in two tables. */
export interface Invitation {
  id: string;
  streamId: string;
  label: string;
  contact: string;
  notBefore: Date | null;
  showAt: Date | null;
  notAfter: Date;
  networks: string[];
  expiresAfterBroadcast: boolean;
  fulfilledAt: Date | null;
  keyId: string;
  keyHint: string;
  version: number;
  createdAt: Date;
  updatedAt: Date;
  lastOpenedAt: Date | null;
  lastUsedAt: Date | null;
  /** By the database clock, of this answer. */
  now: Date;
}

/** What a person set of it. */
export interface InvitationTerms {
  label: string;
  contact: string;
  notBefore: string | null;
  showAt: string | null;
  notAfter: string;
  networks: string[];
  expiresAfterBroadcast: boolean;
}

/** Its link and key, as they are stored. */
export interface Access {
  keyId: string;
  linkHash: string;
  sealedKey: string;
}

// A key whose end somebody took away elsewhere never ends; `infinity` would be no date in JavaScript.
const columns = `i.id, i.stream_id as "streamId", i.label, i.contact, k.not_before as "notBefore", i.show_at as "showAt",
  coalesce(k.not_after, '9999-12-31') as "notAfter", k.networks, i.expires_after_broadcast as "expiresAfterBroadcast",
  i.fulfilled_at as "fulfilledAt", k.id as "keyId", k.hint as "keyHint", i.version, i.created_at as "createdAt",
  i.updated_at as "updatedAt", i.last_opened_at as "lastOpenedAt", k.last_used_at as "lastUsedAt", now() as now`;
const tables = `invitations i join publish_keys k on k.id = i.key_id`;

@Injectable()
export class InvitationsRepository {
  /** One row more than the limit. */
  list(
    executor: Executor,
    streamId: string,
    { sort, limit, after }: InvitationQuery & { after: SortedPosition | undefined },
  ): Promise<Positioned<Invitation>[]> {
    const { order, isBeyond, position } = sortedSql(invitationSorting, sort, [2, 3]);
    return executor.query(
      `select ${columns}, ${position} as position from ${tables} where i.stream_id = $1 and ${isBeyond}
        order by ${order} limit $4`,
      [streamId, after?.value ?? null, after?.id ?? null, limit + 1],
    );
  }

  async find(executor: Executor, streamId: string, id: string): Promise<Invitation | undefined> {
    const [row] = await executor.query<Invitation>(
      `select ${columns} from ${tables} where i.stream_id = $1 and i.id = $2`,
      [streamId, id],
    );
    return row;
  }

  /** Whose link is this? With the key it shows, sealed, and the stream it is for. */
  async ofLink(executor: Executor, linkHash: string): Promise<LinkedInvitation | undefined> {
    const [row] = await executor.query<LinkedInvitation>(
      `select ${columns}, i.sealed_key as "sealedKey", s.name as "streamName", s.title as "streamTitle",
              s.enabled as "isStreamEnabled", s.visibility, a.name as application
         from ${tables} join streams s on s.id = i.stream_id join applications a on a.id = s.application_id
        where i.link_hash = $1`,
      [linkHash],
    );
    return row;
  }

  async count(executor: Executor, streamId: string): Promise<number> {
    const rows = await executor.query<{ count: number }>(
      'select count(*)::int as count from invitations where stream_id = $1',
      [streamId],
    );
    return theRow(rows).count;
  }

  /** Held until the end of the transaction: two editors take turns. */
  async lock(executor: Executor, streamId: string, id: string): Promise<void> {
    await executor.query('select from invitations where id = $1 and stream_id = $2 for update', [id, streamId]);
  }

  async insert(
    executor: Executor,
    {
      streamId,
      createdBy,
      terms,
      access,
    }: { streamId: string; createdBy: string; terms: InvitationTerms; access: Access },
  ): Promise<string> {
    const rows = await executor.query<{ id: string }>(
      `insert into invitations (stream_id, key_id, label, contact, link_hash, sealed_key, show_at, expires_after_broadcast,
                                created_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, (select id from users where id = $9)) returning id`,
      [
        ...[streamId, access.keyId, terms.label, terms.contact, access.linkHash, access.sealedKey],
        ...[terms.showAt, terms.expiresAfterBroadcast, createdBy],
      ],
    );
    return theRow(rows).id;
  }

  /** The terms of an invitation and of its key. @param fulfilledAt null = it waits for a broadcast, perhaps again */
  async update(
    executor: Executor,
    { id, keyId, fulfilledAt }: Pick<Invitation, 'id' | 'keyId' | 'fulfilledAt'>,
    terms: InvitationTerms,
  ): Promise<void> {
    await executor.query(
      `update invitations set label = $2, contact = $3, show_at = $4, expires_after_broadcast = $5, fulfilled_at = $6,
              version = version + 1, updated_at = now()
        where id = $1`,
      [id, terms.label, terms.contact, terms.showAt, terms.expiresAfterBroadcast, fulfilledAt],
    );
    await executor.query(
      'update publish_keys set label = $2, not_before = $3, not_after = $4, networks = $5 where id = $1',
      [keyId, terms.label, terms.notBefore, terms.notAfter, terms.networks],
    );
  }

  /** Another link with another key: who has the old link must not publish on with the old key. */
  async replaceAccess(
    executor: Executor,
    { id, keyId }: Pick<Invitation, 'id' | 'keyId'>,
    access: Access,
  ): Promise<void> {
    await executor.query(
      `update invitations set key_id = $2, link_hash = $3, sealed_key = $4, last_opened_at = null, version = version + 1,
              updated_at = now()
        where id = $1`,
      [id, access.keyId, access.linkHash, access.sealedKey],
    );
    await executor.query('delete from publish_keys where id = $1', [keyId]);
  }

  /** With its key (trigger `invitations_deleted`). */
  async delete(executor: Executor, id: string): Promise<void> {
    await executor.query('delete from invitations where id = $1', [id]);
  }

  /** At most once a minute: an open page asks all the time. */
  async markOpened(executor: Executor, id: string): Promise<void> {
    await executor.query(
      `update invitations set last_opened_at = now()
        where id = $1 and (last_opened_at is null or last_opened_at < now() - interval '1 minute')`,
      [id],
    );
  }

  /**
   * Ends those whose broadcast is over: nobody publishes with the key any more, and the last publication ended after the event had
   * begun and longer ago than the grace, in which an encoder may come back.
   * @returns what ended
   */
  endFulfilled(executor: Executor, graceMs: number): Promise<{ id: string; streamId: string }[]> {
    return executor.query(
      `with fulfilled as (
         select i.id, i.key_id
           from invitations i join publications p on p.key_id = i.key_id
          where i.expires_after_broadcast and i.fulfilled_at is null
          group by i.id, i.key_id, i.show_at
         having bool_and(p.state = 'ended')
            and max(p.ended_at) filter (where p.live_at is not null) >= i.show_at
            and max(p.ended_at) < now() - $1 * interval '1 millisecond'),
       ended_keys as (
         update publish_keys k set not_after = least(coalesce(k.not_after, now()), now())
           from fulfilled f where k.id = f.key_id)
       update invitations i set fulfilled_at = now(), version = version + 1, updated_at = now()
         from fulfilled f where i.id = f.id
       returning i.id, i.stream_id as "streamId"`,
      [graceMs],
    );
  }
}

/** What the guests' page needs of an invitation. */
export interface LinkedInvitation extends Invitation {
  sealedKey: string;
  streamName: string;
  streamTitle: string;
  isStreamEnabled: boolean;
  visibility: string;
  application: string;
}
