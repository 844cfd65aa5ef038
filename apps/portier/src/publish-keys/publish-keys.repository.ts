import { Injectable } from '@nestjs/common';
import { theRow, type Executor } from '../database/database.js';
import { sortedSql, type Positioned, type SortedPosition } from '../http/sorting.js';
import {
  publishKeySorting,
  type PublishKeyDraft,
  type PublishKeyQuery,
  type PublishKeyView,
} from './publish-keys.dto.js';

const columns = `id, label, hint, not_before as "notBefore", not_after as "notAfter", networks, created_at as "createdAt",
  last_used_at as "lastUsedAt", version`;

@Injectable()
export class PublishKeysRepository {
  /** One row more than the limit. */
  list(
    executor: Executor,
    streamId: string,
    { sort, limit, after }: PublishKeyQuery & { after: SortedPosition | undefined },
  ): Promise<Positioned<PublishKeyView>[]> {
    const { order, isBeyond, position } = sortedSql(publishKeySorting, sort, [2, 3]);
    return executor.query<Positioned<PublishKeyView>>(
      `select ${columns}, ${position} as position from publish_keys k where k.stream_id = $1 and ${isBeyond}
        order by ${order} limit $4`,
      [streamId, after?.value ?? null, after?.id ?? null, limit + 1],
    );
  }

  async count(executor: Executor, streamId: string): Promise<number> {
    const rows = await executor.query<{ count: number }>(
      `select count(*)::int as count from publish_keys where stream_id = $1`,
      [streamId],
    );
    return theRow(rows).count;
  }

  async insert(
    executor: Executor,
    streamId: string,
    { label, notBefore, notAfter, networks, hash, hint }: PublishKeyDraft & { hash: string; hint: string },
  ): Promise<PublishKeyView> {
    return theRow(
      await executor.query<PublishKeyView>(
        `insert into publish_keys (stream_id, label, key_hash, hint, not_before, not_after, networks)
         values ($1, $2, $3, $4, $5, $6, $7) returning ${columns}`,
        [streamId, label, hash, hint, notBefore, notAfter, networks],
      ),
    );
  }

  async find(executor: Executor, streamId: string, keyId: string): Promise<PublishKeyView | undefined> {
    const [row] = await executor.query<PublishKeyView>(
      `select ${columns} from publish_keys where id = $1 and stream_id = $2`,
      [keyId, streamId],
    );
    return row;
  }

  /** Held until the end of the transaction: two editors take turns. */
  async lock(executor: Executor, streamId: string, keyId: string): Promise<PublishKeyView | undefined> {
    const [row] = await executor.query<PublishKeyView>(
      `select ${columns} from publish_keys where id = $1 and stream_id = $2 for update`,
      [keyId, streamId],
    );
    return row;
  }

  /** Does it belong to an invitation, which says when and from where it may be used? */
  async isOfInvitation(executor: Executor, keyId: string): Promise<boolean> {
    return (await executor.query('select from invitations where key_id = $1', [keyId])).length > 0;
  }

  /** Everything about a key but the key itself. */
  async update(
    executor: Executor,
    keyId: string,
    { label, notBefore, notAfter, networks }: PublishKeyDraft,
  ): Promise<PublishKeyView> {
    return theRow(
      await executor.query<PublishKeyView>(
        `update publish_keys set label = $2, not_before = $3, not_after = $4, networks = $5 where id = $1 returning ${columns}`,
        [keyId, label, notBefore, notAfter, networks],
      ),
    );
  }

  /** Is this key known, for whichever stream? */
  async streamOfHash(executor: Executor, hash: string): Promise<string | undefined> {
    const [row] = await executor.query<{ streamId: string }>(
      `select stream_id as "streamId" from publish_keys where key_hash = $1`,
      [hash],
    );
    return row?.streamId;
  }

  async delete(executor: Executor, streamId: string, keyId: string): Promise<boolean> {
    const rows = await executor.query(`delete from publish_keys where id = $1 and stream_id = $2 returning id`, [
      keyId,
      streamId,
    ]);
    return rows.length > 0;
  }
}
