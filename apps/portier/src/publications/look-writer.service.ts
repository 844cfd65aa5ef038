import { seal, type ClusterKeys } from '@app/contract';
import type { Logger } from '@app/kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Executor } from '../database/database.js';
import { LiveEventsService } from '../live-events/live-events.service.js';
import { LOGGER } from '../logger.js';
import { OutboxService } from '../outbox/outbox.service.js';
import { CLUSTER_KEYS } from '../platform.module.js';
import type { NewRefusal } from '../refusals/refusals.repository.js';
import { RefusalsService } from '../refusals/refusals.service.js';
import { toOutbox } from './kick.js';
import type { PublicationChange } from './look.js';
import { LooksRepository } from './looks.repository.js';
import type { EndReason } from './publication.js';
import { PublicationsRepository } from './publications.repository.js';

/** Where and when a look was taken. */
export interface LookPlace {
  serverId: string;
  serviceId: string;
  askedAt: Date;
}

type Change<Kind extends PublicationChange['kind']> = Extract<PublicationChange, { kind: Kind }>;

/** Writes what a look changes, kicks and refusals included, in the look's transaction. */
@Injectable()
export class LookWriter {
  constructor(
    private readonly publications: PublicationsRepository,
    private readonly looks: LooksRepository,
    private readonly outbox: OutboxService,
    private readonly refusals: RefusalsService,
    private readonly liveEvents: LiveEventsService,
    @Inject(CLUSTER_KEYS) private readonly keys: ClusterKeys,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @returns streams whose tasks must be reconciled after the commit */
  async write(
    transaction: Executor,
    place: LookPlace,
    changes: readonly PublicationChange[],
  ): Promise<ReadonlySet<string>> {
    const touched = new Set<string>();
    const seen = changes.filter((change) => change.kind === 'seen');
    await this.looks.recordSeen(transaction, seen, place.askedAt);
    for (const change of changes) {
      if (change.kind === 'seen') await this.seen(transaction, change);
      else if (change.kind === 'challenged') await this.looks.markChallenged(transaction, change.id);
      else if (change.kind === 'turned_away') await this.turnAway(transaction, place, change);
      else {
        touched.add(change.streamId);
        if (change.kind === 'ended') await this.ended(transaction, place, change);
        else if (change.kind === 'live') await this.live(transaction, place, change);
        else await this.adopt(transaction, place, change);
      }
    }
    return touched;
  }

  async end(
    transaction: Executor,
    { id, streamId, reason }: { id: string; streamId: string; reason: EndReason },
  ): Promise<void> {
    await this.publications.markEnded(transaction, id, reason);
    this.logger.info({ publicationId: id, streamId, reason }, 'publication ended');
    await this.announce(transaction, id, streamId);
  }

  private async seen(transaction: Executor, { id, streamId, isNews }: Change<'seen'>): Promise<void> {
    if (isNews) await this.announce(transaction, id, streamId);
  }

  private async live(transaction: Executor, { askedAt }: LookPlace, change: Change<'live'>): Promise<void> {
    const { id, streamId } = change;
    await this.looks.markLive(transaction, id, change, askedAt);
    this.logger.info({ publicationId: id, streamId }, 'publication live');
    await this.announce(transaction, id, streamId);
  }

  private async ended(transaction: Executor, place: LookPlace, change: Change<'ended'>): Promise<void> {
    const { clientId, reason } = change;
    await this.end(transaction, change);
    if (change.kick) await this.outbox.put(transaction, toOutbox({ ...place, clientId, reason }));
    if (!isRefusal(reason)) return;
    const source = await this.publications.sourceOf(transaction, change.id);
    await this.refuse(transaction, place, { ...change, ...source, reason });
  }

  private async turnAway(transaction: Executor, place: LookPlace, change: Change<'turned_away'>): Promise<void> {
    const { clientId, reason } = change;
    await this.outbox.put(transaction, toOutbox({ ...place, clientId, reason }));
    if (isRefusal(reason)) await this.refuse(transaction, place, { ...change, ip: '', keyId: null, reason });
  }

  /**
   * srs-hooks let it in, which knows neither who is live nor quotas; operators are told that it was refused. Once a connection, whether
   * a look or its event came first.
   */
  private async refuse(
    transaction: Executor,
    { serverId, serviceId }: LookPlace,
    { clientId, streamId, application, ip, keyId, reason }: Omit<NewRefusal, 'eventId' | 'at' | 'action' | 'serverId'>,
  ): Promise<void> {
    const eventId = `${reason}/${serverId}/${serviceId}/${clientId}`;
    await this.refusals.record(transaction, {
      ...{ serverId, clientId, streamId, application, ip, keyId, eventId },
      ...{ at: null, action: 'on_publish', reason },
    });
  }

  private async adopt(
    transaction: Executor,
    { serverId, serviceId, askedAt }: LookPlace,
    { publisher, streamId, keyId, isVouched }: Change<'adopted'>,
  ): Promise<void> {
    const { application, serverStream, clientId } = publisher;
    const id = await this.publications.open(transaction, {
      ...{ streamId, keyId, serverId, serviceId, clientId, application, ip: '', event: null },
      sealedServerStream: seal(this.keys, serverStream),
      adopted: !isVouched,
    });
    // Its event was faster: the next look makes that one live.
    if (id === undefined) return;
    await this.looks.markLive(transaction, id, publisher, askedAt);
    this.logger.info({ publicationId: id, streamId, serverId }, 'publication found live before its event');
    await this.announce(transaction, id, streamId);
  }

  private announce(transaction: Executor, id: string, streamId: string): Promise<void> {
    return this.liveEvents.publish(transaction, { topic: 'publication', id, streamId, action: 'updated' });
  }
}

/** Reasons that people look for among the refusals: the first one stays live, or the owner has as many live as allowed. */
function isRefusal(reason: EndReason): reason is 'already_live' | 'quota_exceeded' {
  return reason === 'already_live' || reason === 'quota_exceeded';
}
