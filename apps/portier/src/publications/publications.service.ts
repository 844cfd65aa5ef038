import { hashPublishKey, unseal, type ClusterKeys, type MediaEvent } from '@app/contract';
import type { Logger } from '@app/kit';
import { Inject, Injectable } from '@nestjs/common';
import type { User } from '../accounts/access.js';
import { PORTIER_CONFIG, type PortierConfig } from '../config.js';
import { databaseNow } from '../database/clock.repository.js';
import { Database, type Executor } from '../database/database.js';
import type { Page } from '../http/page.js';
import { sortedPage, sortedPosition } from '../http/sorting.js';
import { LiveEventsService } from '../live-events/live-events.service.js';
import { LOGGER } from '../logger.js';
import type { Observation, ObservedPublisher } from '../media-servers/media-server.js';
import { OutboxService } from '../outbox/outbox.service.js';
import { CLUSTER_KEYS } from '../platform.module.js';
import { QuotasService } from '../quotas/quotas.service.js';
import { RightsService } from '../rights/rights.service.js';
import { ReconcileService } from '../tasks/reconcile.service.js';
import { toOutbox } from './kick.js';
import { changesFrom, unknownPublishers, type Look, type PublicationChange } from './look.js';
import { LookWriter, type LookPlace } from './look-writer.service.js';
import { LooksRepository, type OpenPublicationRow } from './looks.repository.js';
import { isKickReason, isSamePlace, onPublish, type OpenPublication } from './publication.js';
import { publicationSorting, type PublicationQuery } from './publications.dto.js';
import { PublicationsRepository, type ClientRow, type PublicationRow } from './publications.repository.js';
import { begins, whereThereIsRoom } from './room.js';
import type { Stranger } from './stranger.js';

/** An event and a look that meet settle within this many turns. */
const turns = 3;

type PublishEvent = MediaEvent & { streamId: string; sealedServerStream: string };

/** Publications as the media servers show them. Hooks only say where to look. */
@Injectable()
export class PublicationsService {
  constructor(
    private readonly database: Database,
    private readonly publications: PublicationsRepository,
    private readonly looks: LooksRepository,
    private readonly writer: LookWriter,
    private readonly outbox: OutboxService,
    private readonly reconcile: ReconcileService,
    private readonly liveEvents: LiveEventsService,
    private readonly rights: RightsService,
    private readonly quotas: QuotasService,
    @Inject(CLUSTER_KEYS) private readonly keys: ClusterKeys,
    @Inject(PORTIER_CONFIG) private readonly config: PortierConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * Records that srs-hooks let somebody in. A repeat changes nothing; somebody let in to a stream that is deleted meanwhile is
   * disconnected.
   */
  async authorized(event: MediaEvent): Promise<void> {
    const { streamId, sealedServerStream } = event;
    if (streamId === null || sealedServerStream === null) return;
    await this.database.transaction(async (transaction) => {
      for (let turn = 0; turn < turns; turn += 1) {
        if (await this.record(transaction, { ...event, streamId, sealedServerStream })) return;
      }
    });
  }

  /** @throws PortierError `not_found` */
  async listOfStream(user: User, streamId: string, query: PublicationQuery): Promise<Page<PublicationRow>> {
    await this.rights.require(this.database, user, 'view', { kind: 'stream', id: streamId });
    const after = sortedPosition(publicationSorting, query);
    const rows = await this.publications.listOfStream(this.database, streamId, { ...query, after });
    return sortedPage(rows, query, ({ position: _, ...publication }) => publication);
  }

  /** Clients with an open publication that an observation does not show: ask the media server for each before `apply`. */
  async missing(serverId: string, { serviceId, publishers }: Observation): Promise<string[]> {
    const shown = new Set(publishers.map(({ clientId }) => clientId));
    const open = await this.looks.openClients(this.database, serverId, serviceId);
    return open.filter((clientId) => !shown.has(clientId));
  }

  /**
   * Brings the publications of a media server in line with what it shows. An observation older than one applied before, by
   * any replica, changes nothing.
   * @param absent what became of the open clients that its list did not show
   * @param askedAt database time before the media server was asked
   * @returns whether somebody waits for a place, and publishers that belong to no stream of ours
   */
  async apply(
    serverId: string,
    { observation, absent, askedAt }: Pick<Look, 'observation' | 'absent' | 'askedAt'>,
  ): Promise<{ isContested: boolean; unattributed: string[] }> {
    const touched = new Set<string>();
    const outcome = await this.database.transaction(async (transaction) => {
      if (!(await this.looks.beginLook(transaction, serverId, askedAt))) {
        return { isContested: false, unattributed: [] };
      }
      const place: LookPlace = { serverId, serviceId: observation.serviceId, askedAt };
      const open = (await this.looks.lockOpen(transaction, serverId)).map((row) => this.toOpen(row));
      const strangers: Stranger[] = [];
      for (const publisher of unknownPublishers(open, observation)) {
        strangers.push(await this.toStranger(transaction, place, publisher));
      }
      const now = await databaseNow(transaction);
      const takeoverAfterMs = this.config.PORTIER_TAKEOVER_AFTER_MS;
      const { changes, isContested } = changesFrom({
        ...{ open, observation, strangers, absent, askedAt, now, takeoverAfterMs },
      });
      for (const streamId of await this.write(transaction, place, { changes, open })) touched.add(streamId);
      const unattributed = strangers.filter(
        ({ stream, publisher }) => stream === undefined && publisher.isDefaultVhost,
      );
      return { isContested, unattributed: unattributed.map(({ publisher }) => publisher.clientId) };
    });
    for (const streamId of touched) await this.reconcile.request(streamId);
    return outcome;
  }

  /** Ends what a media server carried that has been away for too long. */
  async serverGone(serverId: string): Promise<void> {
    const touched = await this.database.transaction(async (transaction) => {
      const open = await this.looks.lockOpen(transaction, serverId);
      const received = await this.looks.received(transaction, serverId);
      const gone = open.filter(({ id }) => !received.has(id));
      for (const { id, streamId } of gone) {
        await this.writer.end(transaction, { id, streamId, reason: 'server_gone' });
      }
      return new Set(gone.map(({ streamId }) => streamId));
    });
    for (const streamId of touched) await this.reconcile.request(streamId);
  }

  /** What ends first: it makes room within the quota of its owner for what begins. */
  private async write(
    transaction: Executor,
    place: LookPlace,
    { changes, open }: { changes: readonly PublicationChange[]; open: readonly OpenPublication[] },
  ): Promise<string[]> {
    const beginning = changes.filter(begins);
    const others = changes.filter((change) => !begins(change));
    const touched = await this.writer.write(transaction, place, others);
    const full = await this.quotas.liveStreamsOver(
      transaction,
      beginning.map(({ streamId }) => streamId),
    );
    const within = whereThereIsRoom(beginning, open, full);
    return [...touched, ...(await this.writer.write(transaction, place, within))];
  }

  /** @returns false when somebody else opened a publication of this client at the same moment: decide again */
  private async record(transaction: Executor, event: PublishEvent): Promise<boolean> {
    if (await this.publications.isKnownEvent(transaction, event.id)) return true;
    const rows = await this.publications.ofClient(transaction, event);
    const at = new Date(event.at);
    const outcome = onPublish(this.knownOf(rows), { ...this.named(event), at });
    const { streamId, keyId, ip } = event;
    const vouching = { id: event.id, at };
    if (outcome.kind === 'known') return true;
    if (outcome.kind === 'vouch') {
      await this.publications.vouch(transaction, { id: outcome.id, keyId, ip, event: vouching });
      await this.announce(transaction, outcome.id, streamId, 'updated');
    } else {
      if (outcome.endFirst !== null) {
        await this.writer.end(transaction, { id: outcome.endFirst, streamId, reason: 'unpublished' });
      }
      const id = await this.publications.open(transaction, { ...event, adopted: false, event: vouching });
      if (id === undefined) return this.turnAwayIfDeleted(transaction, event);
      await this.announce(transaction, id, streamId, 'created');
      this.logger.info({ publicationId: id, streamId, serverId: event.serverId }, 'publication authorized');
    }
    if (keyId !== null) await this.publications.markKeyUsed(transaction, keyId);
    return true;
  }

  private async turnAwayIfDeleted(
    transaction: Executor,
    { streamId, serverId, serviceId, clientId }: PublishEvent,
  ): Promise<boolean> {
    if (await this.publications.streamExists(transaction, streamId)) return false;
    await this.outbox.put(transaction, toOutbox({ serverId, serviceId, clientId, reason: 'stream_deleted' }));
    return true;
  }

  private knownOf(rows: readonly ClientRow[]): Parameters<typeof onPublish>[0] {
    const [open] = rows.filter(({ isOpen }) => isOpen);
    const [ended] = rows.filter(({ isOpen, eventAt }) => !isOpen && eventAt === null);
    return { open: open && this.named(open), endedWithoutEvent: ended && this.named(ended) };
  }

  /** A name sealed under another cluster secret is nobody's name any more. */
  private named<Row extends { sealedServerStream: string }>(row: Row): Row & { serverStream: string } {
    try {
      return { ...row, serverStream: unseal(this.keys, row.sealedServerStream) };
    } catch {
      return { ...row, serverStream: '' };
    }
  }

  private async toStranger(transaction: Executor, place: LookPlace, publisher: ObservedPublisher): Promise<Stranger> {
    const { application, serverStream, clientId } = publisher;
    const keyHash = hashPublishKey(this.keys, serverStream);
    const stream = await this.publications.streamOf(transaction, { application, name: serverStream, keyHash });
    const rows = await this.publications.ofClient(transaction, { ...place, clientId });
    const reason = rows.find(({ isOpen }) => !isOpen)?.reason ?? null;
    const last = rows.find((row) => isSamePlace(this.named(row), publisher));
    return {
      ...{ publisher, stream, toldToGo: isKickReason(reason) ? reason : null },
      last: last && { ...last, isVouched: !last.adopted },
    };
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
    // An adopted publication has no known key; it stays until its stream is switched off.
    const mayPublish = row.keyMayPublish || row.adopted;
    return {
      ...this.named(row),
      mustEnd: !row.streamEnabled ? 'stream_disabled' : mayPublish ? null : 'key_revoked',
    };
  }
}
