import { hashPublishKey, seal, unseal, type ClusterKeys, type MediaEvent } from '@app/contract';
import type { Logger } from '@app/kit';
import { Inject, Injectable } from '@nestjs/common';
import { databaseNow } from '../database/clock.repository.js';
import { Database, type Executor } from '../database/database.js';
import { LiveEventsService } from '../live-events/live-events.service.js';
import { LOGGER } from '../logger.js';
import type { Observation, ObservedPublisher } from '../media-servers/media-server.js';
import { CLUSTER_KEYS } from '../platform.module.js';
import { ReconcileService } from '../tasks/reconcile.service.js';
import {
  changesFrom,
  unknownPublishers,
  type EndReason,
  type OpenPublication,
  type PublicationChange,
} from './publication.js';
import { PublicationsRepository, type OpenPublicationRow, type PublicationRow } from './publications.repository.js';

/** Publications as the media servers show them. Hooks only say where to look. */
@Injectable()
export class PublicationsService {
  constructor(
    private readonly database: Database,
    private readonly publications: PublicationsRepository,
    private readonly reconcile: ReconcileService,
    private readonly liveEvents: LiveEventsService,
    @Inject(CLUSTER_KEYS) private readonly keys: ClusterKeys,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Records that srs-hooks let somebody in. A repeat, or an event of a stream deleted meanwhile, changes nothing. */
  async authorized(event: MediaEvent): Promise<void> {
    const { streamId, keyId, sealedServerStream } = event;
    if (streamId === null || sealedServerStream === null) return;
    await this.database.transaction(async (transaction) => {
      const id = await this.publications.open(transaction, { ...event, streamId, sealedServerStream });
      if (id === undefined) return;
      if (keyId !== null) await this.publications.markKeyUsed(transaction, keyId);
      await this.announce(transaction, id, streamId, 'created');
      this.logger.info({ publicationId: id, streamId, serverId: event.serverId }, 'publication authorized');
    });
  }

  listOfStream(streamId: string, limit: number): Promise<PublicationRow[]> {
    return this.publications.listOfStream(this.database, streamId, limit);
  }

  /**
   * Brings the publications of a media server in line with what it shows.
   * @param askedAt database time before the media server was asked
   * @param adopt publishers unknown for long enough that their event must be lost
   * @returns clients to disconnect: their key or stream is no longer valid
   */
  async apply(
    serverId: string,
    observation: Observation,
    { askedAt, adopt }: { askedAt: Date; adopt: (publisher: ObservedPublisher) => boolean },
  ): Promise<string[]> {
    const touched = new Set<string>();
    const kicks = await this.database.transaction(async (transaction) => {
      const open = (await this.publications.lockOpen(transaction, serverId)).map((row) => this.toOpen(row));
      for (const publisher of unknownPublishers(open, observation).filter(adopt)) {
        await this.adopt(transaction, { serverId, serviceId: observation.serviceId, publisher });
      }
      const now = await databaseNow(transaction);
      const changes = changesFrom(open, observation, { askedAt, now });
      for (const change of changes) {
        await this.save(transaction, change);
        if (change.kind !== 'media') touched.add(change.streamId);
      }
      return changes.flatMap((change) =>
        change.kind === 'ended' && change.kickClientId !== null ? [change.kickClientId] : [],
      );
    });
    for (const streamId of touched) await this.reconcile.request(streamId);
    return kicks;
  }

  /** Ends what a media server carried that has been away for too long. */
  async serverGone(serverId: string): Promise<void> {
    const touched = await this.database.transaction(async (transaction) => {
      const open = await this.publications.lockOpen(transaction, serverId);
      for (const { id, streamId } of open) await this.end(transaction, { id, streamId, reason: 'server_gone' });
      return new Set(open.map(({ streamId }) => streamId));
    });
    for (const streamId of touched) await this.reconcile.request(streamId);
  }

  private async adopt(
    transaction: Executor,
    { serverId, serviceId, publisher }: { serverId: string; serviceId: string; publisher: ObservedPublisher },
  ): Promise<void> {
    const { application, serverStream, clientId } = publisher;
    const keyHash = hashPublishKey(this.keys, serverStream);
    const found = await this.publications.streamOf(transaction, { application, name: serverStream, keyHash });
    if (found === undefined) return;
    const sealedServerStream = seal(this.keys, serverStream);
    const place = { serverId, serviceId, clientId, application, sealedServerStream, ip: '' };
    const id = await this.publications.open(transaction, { ...found, ...place });
    if (id !== undefined) this.logger.warn({ publicationId: id, serverId }, 'publication adopted, its event was lost');
  }

  private async save(transaction: Executor, change: PublicationChange): Promise<void> {
    if (change.kind === 'ended') return this.end(transaction, change);
    if (change.kind === 'live') {
      await this.publications.markLive(transaction, change.id, change.media);
      this.logger.info({ publicationId: change.id, streamId: change.streamId }, 'publication live');
    } else {
      await this.publications.recordMedia(transaction, change.id, change.media);
    }
    await this.announce(transaction, change.id, change.streamId, 'updated');
  }

  private async end(
    transaction: Executor,
    { id, streamId, reason }: { id: string; streamId: string; reason: EndReason },
  ): Promise<void> {
    await this.publications.markEnded(transaction, id, reason);
    this.logger.info({ publicationId: id, streamId, reason }, 'publication ended');
    await this.announce(transaction, id, streamId, 'updated');
  }

  private async announce(
    transaction: Executor,
    id: string,
    streamId: string,
    action: 'created' | 'updated',
  ): Promise<void> {
    await this.liveEvents.publish(transaction, { topic: 'publication', id, streamId, action });
  }

  private toOpen(row: OpenPublicationRow): OpenPublication {
    // An adopted publication has no key; it stays until its stream is switched off.
    const isAdopted = row.keyMayPublish === false && row.keyId === null && row.ip === '';
    return {
      ...row,
      serverStream: unseal(this.keys, row.sealedServerStream),
      mustEnd: !row.streamEnabled ? 'stream_disabled' : row.keyMayPublish || isAdopted ? null : 'key_revoked',
    };
  }
}
