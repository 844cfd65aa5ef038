import { Injectable } from '@nestjs/common';
import type { Executor } from '../database/database.js';
import type { PublishKeyDraft, PublishKeyView } from './publish-keys.dto.js';

const columns = `id, label, hint, not_before as "notBefore", not_after as "notAfter", networks, created_at as "createdAt",
  last_used_at as "lastUsedAt"`;

@Injectable()
export class PublishKeysRepository {
  list(executor: Executor, streamId: string, limit: number): Promise<PublishKeyView[]> {
    return executor.query<PublishKeyView>(
      `select ${columns} from publish_keys where stream_id = $1 order by created_at, id limit $2`,
      [streamId, limit],
    );
  }

  async insert(
    executor: Executor,
    streamId: string,
    { label, notBefore, notAfter, networks, hash, hint }: PublishKeyDraft & { hash: string; hint: string },
  ): Promise<PublishKeyView> {
    const [row] = await executor.query<PublishKeyView>(
      `insert into publish_keys (stream_id, label, key_hash, hint, not_before, not_after, networks)
       values ($1, $2, $3, $4, $5, $6, $7) returning ${columns}`,
      [streamId, label, hash, hint, notBefore, notAfter, networks],
    );
    if (row === undefined) throw new Error('insert returned no row');
    return row;
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
