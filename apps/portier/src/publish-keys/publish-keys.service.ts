import { hashPublishKey, newSecret, PortierError, type ClusterKeys } from '@app/contract';
import { Inject, Injectable } from '@nestjs/common';
import { Database, type Executor } from '../database/database.js';
import { notFound } from '../http/things.js';
import { LiveEventsService } from '../live-events/live-events.service.js';
import { CLUSTER_KEYS } from '../platform.module.js';
import {
  publishKeyDraft,
  type NewPublishKeyView,
  type PublishKeyDraft,
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
    @Inject(CLUSTER_KEYS) private readonly keys: ClusterKeys,
  ) {}

  list(streamId: string): Promise<PublishKeyView[]> {
    return this.publishKeys.list(this.database, streamId, keysPerStream);
  }

  async create(streamId: string, draft: PublishKeyDraft): Promise<NewPublishKeyView> {
    const present = await this.list(streamId);
    if (present.length >= keysPerStream) {
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
  async delete(streamId: string, keyId: string): Promise<void> {
    await this.database.transaction(async (transaction) => {
      if (!(await this.publishKeys.delete(transaction, streamId, keyId))) throw notFound('publish key', keyId);
      await this.announce(transaction, streamId);
    });
  }

  private announce(executor: Executor, streamId: string): Promise<void> {
    return this.liveEvents.publish(executor, { topic: 'stream', id: streamId, streamId, action: 'updated' });
  }
}
