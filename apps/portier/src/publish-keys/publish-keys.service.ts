import { hashPublishKey, newSecret, PortierError, type ClusterKeys } from '@app/contract';
import { Inject, Injectable } from '@nestjs/common';
import type { User } from '../accounts/access.js';
import { Database, type Executor } from '../database/database.js';
import type { Page } from '../http/page.js';
import { sortedPage, sortedPosition } from '../http/sorting.js';
import { notFound } from '../http/things.js';
import { LiveEventsService } from '../live-events/live-events.service.js';
import { CLUSTER_KEYS } from '../platform.module.js';
import { RightsService } from '../rights/rights.service.js';
import {
  publishKeyDraft,
  publishKeySorting,
  type NewPublishKeyView,
  type PublishKeyDraft,
  type PublishKeyQuery,
  type PublishKeyView,
} from './publish-keys.dto.js';
import { PublishKeysRepository } from './publish-keys.repository.js';

/** srs-hooks holds all keys of all streams in memory; no stream needs more. */
const keysPerStream = 100;

/** Secrets that publish to a stream. Stored hashed: a key is shown once, when it is made. */
@Injectable()
export class PublishKeysService {
  constructor(
    private readonly database: Database,
    private readonly publishKeys: PublishKeysRepository,
    private readonly liveEvents: LiveEventsService,
    private readonly rights: RightsService,
    @Inject(CLUSTER_KEYS) private readonly keys: ClusterKeys,
  ) {}

  /** @throws PortierError `not_found` */
  async list(user: User, streamId: string, query: PublishKeyQuery): Promise<Page<PublishKeyView>> {
    await this.rights.require(this.database, user, 'view', { kind: 'stream', id: streamId });
    const after = sortedPosition(publishKeySorting, query);
    const rows = await this.publishKeys.list(this.database, streamId, { ...query, after });
    return sortedPage(rows, query, ({ position: _, ...key }) => key);
  }

  /** @throws PortierError `not_found`, `forbidden` */
  async create(user: User, streamId: string, draft: PublishKeyDraft): Promise<NewPublishKeyView> {
    await this.rights.require(this.database, user, 'change', { kind: 'stream', id: streamId });
    if ((await this.publishKeys.count(this.database, streamId)) >= keysPerStream) {
      throw new PortierError('conflict', `The stream has ${keysPerStream} keys; delete one that is no longer used.`);
    }
    return this.database.transaction((transaction) => this.insert(transaction, streamId, draft));
  }

  /** For whoever makes the stream in the same transaction. */
  async insert(
    transaction: Executor,
    streamId: string,
    draft: PublishKeyDraft = publishKeyDraft.parse({}),
    key = newSecret(),
  ): Promise<NewPublishKeyView> {
    const hashed = { ...draft, hash: hashPublishKey(this.keys, key), hint: key.slice(-4) };
    const view = await this.publishKeys.insert(transaction, streamId, hashed);
    await this.announce(transaction, streamId);
    return { ...view, key };
  }

  /** A publisher who uses it is disconnected by the next poll of the media servers. */
  async delete(user: User, streamId: string, keyId: string): Promise<void> {
    await this.database.transaction(async (transaction) => {
      await this.rights.require(transaction, user, 'change', { kind: 'stream', id: streamId });
      if (!(await this.publishKeys.delete(transaction, streamId, keyId))) throw notFound('publish key', keyId);
      await this.announce(transaction, streamId);
    });
  }

  private announce(executor: Executor, streamId: string): Promise<void> {
    return this.liveEvents.publish(executor, { topic: 'stream', id: streamId, streamId, action: 'updated' });
  }
}
