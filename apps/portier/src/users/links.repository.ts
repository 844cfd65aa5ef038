import { Injectable } from '@nestjs/common';
import { theRow, type Executor } from '../database/database.js';
import type { LinkPurpose } from './user.js';

export interface Link {
  userId: string;
  purpose: LinkPurpose;
  /** The new address, of purpose `email`. */
  email: string | null;
  expiresAt: Date;
}

const columns = `user_id as "userId", purpose, email, expires_at as "expiresAt"`;

/** Links in mails: single use, stored hashed. */
@Injectable()
export class LinksRepository {
  /** @returns when it ends */
  async insert(
    executor: Executor,
    link: Omit<Link, 'expiresAt'> & { tokenHash: string; lifetimeHours: number },
  ): Promise<Date> {
    await executor.query('delete from account_links where expires_at < now()');
    return theRow(
      await executor.query<Link>(
        `insert into account_links (token_hash, user_id, purpose, email, expires_at)
         values ($1, $2, $3, $4, now() + make_interval(hours => $5)) returning ${columns}`,
        [link.tokenHash, link.userId, link.purpose, link.email, link.lifetimeHours],
      ),
    ).expiresAt;
  }

  async find(executor: Executor, tokenHash: string): Promise<Link | undefined> {
    const [link] = await executor.query<Link>(
      `select ${columns} from account_links where token_hash = $1 and expires_at > now()`,
      [tokenHash],
    );
    return link;
  }

  /** Uses it up. Of two at once only one gets it. */
  async take(executor: Executor, tokenHash: string): Promise<Link | undefined> {
    const [link] = await executor.query<Link>(
      `delete from account_links where token_hash = $1 and expires_at > now() returning ${columns}`,
      [tokenHash],
    );
    return link;
  }

  /** All of a person: after a new password or address the older ones must not work any more. */
  async deleteOf(executor: Executor, userId: string): Promise<void> {
    await executor.query('delete from account_links where user_id = $1', [userId]);
  }
}
