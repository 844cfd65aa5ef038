import { hashPublishKey, newSecret, PortierError, type ClusterKeys } from '@app/contract';
import { Inject, Injectable } from '@nestjs/common';
import type { User } from '../accounts/access.js';
import { Database, type Executor } from '../database/database.js';
import { requireVersion } from '../http/etag.js';
import { invalid } from '../http/invalid.js';
import type { Page } from '../http/page.js';
import { sortedPage, sortedPosition } from '../http/sorting.js';
import { notFound } from '../http/things.js';
import { LiveEventsService } from '../live-events/live-events.service.js';
import { CLUSTER_KEYS } from '../platform.module.js';
import { RightsService } from '../rights/rights.service.js';
import {
  isWindow,
  publishKeyDraft,
  publishKeySorting,
  wrongWindow,
  type NewPublishKeyView,
  type PublishKeyChange,
  type PublishKeyDraft,
  type PublishKeyPath,
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

  /** @throws PortierError `not_found` */
  async get(user: User, { id: streamId, keyId }: PublishKeyPath): Promise<PublishKeyView> {
    await this.rights.require(this.database, user, 'view', { kind: 'stream', id: streamId });
    const key = await this.publishKeys.find(this.database, streamId, keyId);
    if (key === undefined) throw notFound('publish key', keyId);
    return key;
  }

  /**
   * Another label, window or networks. A publisher whom these leave out is disconnected by the next poll of the media servers.
   * @throws PortierError `not_found`, `forbidden`, `stale`, `invalid`; `conflict` for the key of an invitation
   */
  update(
    user: User,
    path: PublishKeyPath,
    { change, ifMatch }: { change: PublishKeyChange; ifMatch: string | undefined },
  ): Promise<PublishKeyView> {
    return this.database.transaction(async (transaction) => {
      const key = await this.lock(transaction, user, path, ifMatch);
      if (await this.publishKeys.isOfInvitation(transaction, path.keyId)) {
        throw new PortierError('conflict', 'This is the key of an invitation; change the invitation.');
      }
      const next = draftAfter(key, change);
      if (!isWindow(next)) throw invalid([{ path: 'notAfter', message: wrongWindow }]);
      const changed = await this.publishKeys.update(transaction, path.keyId, next);
      await this.announce(transaction, path.id);
      return changed;
    });
  }

  /** A publisher who uses it is disconnected by the next poll of the media servers. @throws PortierError as `update` */
  async delete(user: User, path: PublishKeyPath, ifMatch?: string): Promise<void> {
    await this.database.transaction(async (transaction) => {
      await this.lock(transaction, user, path, ifMatch);
      await this.publishKeys.delete(transaction, path.id, path.keyId);
      await this.announce(transaction, path.id);
    });
  }

  private async lock(
    transaction: Executor,
    user: User,
    { id: streamId, keyId }: PublishKeyPath,
    ifMatch: string | undefined,
  ): Promise<PublishKeyView> {
    await this.rights.require(transaction, user, 'change', { kind: 'stream', id: streamId });
    const key = await this.publishKeys.lock(transaction, streamId, keyId);
    if (key === undefined) throw notFound('publish key', keyId);
    requireVersion(ifMatch, key.version);
    return key;
  }

  private announce(executor: Executor, streamId: string): Promise<void> {
    return this.liveEvents.publish(executor, { topic: 'stream', id: streamId, streamId, action: 'updated' });
  }
}

/** What is absent stays. */
function draftAfter(
  { label, notBefore, notAfter, networks }: PublishKeyView,
  change: PublishKeyChange,
): PublishKeyDraft {
  const [from, until] = [notBefore?.toISOString() ?? null, notAfter?.toISOString() ?? null];
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  return { label, networks, notBefore: from, notAfter: until, ...given };
}
