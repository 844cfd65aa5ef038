import type { PortierError } from '@app/contract';
import { Injectable } from '@nestjs/common';
import type { User } from '../accounts/access.js';
import { Database, type Executor } from '../database/database.js';
import { requireVersion } from '../http/etag.js';
import { notFound } from '../http/things.js';
import { counted, excess, overQuota, type Counted, type Quota } from './quota.js';
import { QuotasRepository, type QuotaHolder, type VersionedQuota } from './quotas.repository.js';

/** What a user may have and has, each. */
export type QuotaUse = Record<Counted, { limit: number | null; used: number }>;

/** How much of each a user may have. Counted by the owner of the streams, whoever else may work on them. */
@Injectable()
export class QuotasService {
  constructor(
    private readonly database: Database,
    private readonly quotas: QuotasRepository,
  ) {}

  /** What counts for a user, and what it has. */
  async useOf(userId: string, executor: Executor = this.database): Promise<QuotaUse> {
    const limits = await this.quotas.limits(executor, userId);
    const used = await this.quotas.used(executor, userId);
    return Object.fromEntries(counted.map((what) => [what, { limit: limits[what], used: used[what] }])) as QuotaUse;
  }

  /**
   * Before a user makes a stream, in the same transaction.
   * @throws PortierError `quota_exceeded`
   */
  async requireStream(transaction: Executor, user: User): Promise<void> {
    if (!user.isAdministrator) await this.requireRoom(transaction, user.id, 'streams');
  }

  /**
   * Before an enabled target is made, or one is enabled, in the same transaction. An administrator may exceed the owner's quota.
   * @throws PortierError `quota_exceeded`
   */
  async requireTarget(transaction: Executor, user: User, streamId: string): Promise<void> {
    if (user.isAdministrator) return;
    const ownerId = await this.quotas.ownerOf(transaction, streamId);
    if (ownerId !== undefined) await this.requireRoom(transaction, ownerId, 'targets');
  }

  /**
   * Which of these streams their owners may not have live as well; in order of arrival. Locks the owners, so that two media
   * servers are looked at one after the other.
   */
  async liveStreamsOver(transaction: Executor, streamIds: readonly string[]): Promise<ReadonlySet<string>> {
    const owners = streamIds.length === 0 ? [] : await this.quotas.ownersWithLimit(transaction, streamIds);
    if (owners.length === 0) return new Set();
    await this.quotas.lockOwners(transaction, owners);
    const claims = new Map(
      (await this.quotas.liveClaims(transaction, streamIds)).map((claim) => [claim.streamId, claim]),
    );
    return overQuota(streamIds.flatMap((id) => claims.get(id) ?? []));
  }

  /** @returns of version 0 where nothing was set yet @throws PortierError `not_found` */
  async get(holder: QuotaHolder, executor: Executor = this.database): Promise<VersionedQuota> {
    if (!(await this.quotas.holderExists(executor, holder))) throw holderGone(holder);
    return (await this.quotas.find(executor, holder)) ?? unset;
  }

  /** @throws PortierError `not_found`, `stale` */
  put(holder: QuotaHolder, quota: Quota, ifMatch?: string): Promise<VersionedQuota> {
    return this.database.transaction(async (transaction) => {
      if (!(await this.quotas.lockHolder(transaction, holder))) throw holderGone(holder);
      const present = (await this.quotas.find(transaction, holder)) ?? unset;
      requireVersion(ifMatch, present.version);
      if (counted.every((what) => quota[what] === present[what])) return present;
      await this.quotas.put(transaction, holder, quota);
      return this.get(holder, transaction);
    });
  }

  private async requireRoom(transaction: Executor, ownerId: string, what: Counted): Promise<void> {
    await this.quotas.lockOwners(transaction, [ownerId]);
    const use = await this.useOf(ownerId, transaction);
    const error = excess(what, use[what]);
    if (error !== undefined) throw error;
  }
}

const unset: VersionedQuota = { streams: null, liveStreams: null, targets: null, version: 0 };

function holderGone(holder: QuotaHolder): PortierError {
  return 'userId' in holder ? notFound('user', holder.userId) : notFound('group', holder.groupId);
}
