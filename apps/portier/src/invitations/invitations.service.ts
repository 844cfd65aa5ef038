import { newSecret, PortierError, type ClusterKeys } from '@app/contract';
import type { Logger } from '@app/kit';
import { Inject, Injectable } from '@nestjs/common';
import type { User } from '../accounts/access.js';
import { PORTIER_CONFIG, type PortierConfig } from '../config.js';
import { databaseNow } from '../database/clock.repository.js';
import { Database, type Executor } from '../database/database.js';
import { requireVersion } from '../http/etag.js';
import { invalid } from '../http/invalid.js';
import type { Page } from '../http/page.js';
import { sortedPage, sortedPosition } from '../http/sorting.js';
import { notFound } from '../http/things.js';
import { LiveEventsService } from '../live-events/live-events.service.js';
import { LOGGER } from '../logger.js';
import { CLUSTER_KEYS } from '../platform.module.js';
import { PublishKeysService } from '../publish-keys/publish-keys.service.js';
import { RightsService } from '../rights/rights.service.js';
import { hashLink, linkOf, phaseOf, sealKey, wrongTerms } from './invitation.js';
import {
  invitationSorting,
  type InvitationChange,
  type InvitationDraft,
  type InvitationPath,
  type InvitationQuery,
  type InvitationView,
  type NewInvitationView,
} from './invitations.dto.js';
import { InvitationsRepository, type Access, type Invitation, type InvitationTerms } from './invitations.repository.js';

/** Each has a publish key, and srs-hooks holds all keys in memory. */
const invitationsPerStream = 50;

/** An encoder that comes back so soon after the end of a broadcast goes on with it, milliseconds. */
const broadcastGraceMs = 10 * 60_000;

/** Whoever may change a stream invites a guest crew to publish to it, for a time and from some networks. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly database: Database,
    private readonly invitations: InvitationsRepository,
    private readonly publishKeys: PublishKeysService,
    private readonly rights: RightsService,
    private readonly liveEvents: LiveEventsService,
    @Inject(CLUSTER_KEYS) private readonly keys: ClusterKeys,
    @Inject(PORTIER_CONFIG) private readonly config: PortierConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async list(user: User, streamId: string, query: InvitationQuery): Promise<Page<InvitationView>> {
    await this.rights.require(this.database, user, 'view', { kind: 'stream', id: streamId });
    const after = sortedPosition(invitationSorting, query);
    return sortedPage(await this.invitations.list(this.database, streamId, { ...query, after }), query, viewOf);
  }

  async get(user: User, path: InvitationPath): Promise<InvitationView> {
    await this.rights.require(this.database, user, 'view', { kind: 'stream', id: path.id });
    return viewOf(await this.require(this.database, path));
  }

  /** The answer holds the link; nobody can show it a second time. */
  create(user: User, streamId: string, draft: InvitationDraft): Promise<NewInvitationView> {
    return this.database.transaction(async (transaction) => {
      await this.rights.require(transaction, user, 'change', { kind: 'stream', id: streamId });
      await this.requireRoom(transaction, streamId);
      requireTerms(draft, null);
      if (Date.parse(draft.notAfter) <= (await databaseNow(transaction)).getTime()) {
        throw invalid([{ path: 'notAfter', message: 'is over already; use a later moment' }]);
      }
      const { secret, access } = await this.newAccess(transaction, streamId, draft);
      const id = await this.invitations.insert(transaction, { streamId, createdBy: user.id, terms: draft, access });
      await this.announce(transaction, { id, streamId }, 'created');
      this.logger.info({ invitationId: id, streamId, userId: user.id }, 'invitation made');
      return this.withLink(await this.require(transaction, { id: streamId, invitationId: id }), secret);
    });
  }

  /** @throws PortierError `stale` when somebody else changed it meanwhile */
  change(
    user: User,
    path: InvitationPath,
    { change, ifMatch }: { change: InvitationChange; ifMatch: string | undefined },
  ): Promise<InvitationView> {
    return this.database.transaction(async (transaction) => {
      const invitation = await this.lock(transaction, user, path, ifMatch);
      const terms = termsAfter(invitation, change);
      const isReopened = Date.parse(terms.notAfter) > invitation.notAfter.getTime();
      requireTerms(terms, isReopened ? invitation.fulfilledAt : null);
      const fulfilledAt = isReopened ? null : invitation.fulfilledAt;
      await this.invitations.update(transaction, { ...invitation, fulfilledAt }, terms);
      await this.announce(transaction, invitation, 'updated');
      return viewOf(await this.require(transaction, path));
    });
  }

  /** Another link and another key for a link that was lost or got around; the old ones are worth nothing from now on. */
  renewLink(user: User, path: InvitationPath, ifMatch: string | undefined): Promise<NewInvitationView> {
    return this.database.transaction(async (transaction) => {
      const invitation = await this.lock(transaction, user, path, ifMatch);
      const { secret, access } = await this.newAccess(transaction, path.id, termsOf(invitation));
      await this.invitations.replaceAccess(transaction, invitation, access);
      await this.announce(transaction, invitation, 'updated');
      this.logger.info({ invitationId: invitation.id, streamId: path.id, userId: user.id }, 'invitation link renewed');
      return this.withLink(await this.require(transaction, path), secret);
    });
  }

  /** With its key: who publishes with it is disconnected by the next poll of the media servers. */
  async revoke(user: User, path: InvitationPath, ifMatch: string | undefined): Promise<void> {
    await this.database.transaction(async (transaction) => {
      const invitation = await this.lock(transaction, user, path, ifMatch);
      await this.invitations.delete(transaction, invitation.id);
      await this.announce(transaction, invitation, 'deleted');
    });
    this.logger.info({ invitationId: path.invitationId, streamId: path.id, userId: user.id }, 'invitation revoked');
  }

  /** Ends the invitations whose broadcast is over. Doing it twice changes nothing. */
  async endFulfilled(graceMs = broadcastGraceMs): Promise<void> {
    await this.database.transaction(async (transaction) => {
      for (const invitation of await this.invitations.endFulfilled(transaction, graceMs)) {
        await this.announce(transaction, invitation, 'updated');
        const { id: invitationId, streamId } = invitation;
        this.logger.info({ invitationId, streamId, reason: 'broadcast_over' }, 'invitation ended');
      }
    });
  }

  private async lock(
    transaction: Executor,
    user: User,
    path: InvitationPath,
    ifMatch: string | undefined,
  ): Promise<Invitation> {
    await this.rights.require(transaction, user, 'change', { kind: 'stream', id: path.id });
    await this.invitations.lock(transaction, path.id, path.invitationId);
    const invitation = await this.require(transaction, path);
    requireVersion(ifMatch, invitation.version);
    return invitation;
  }

  private async require(executor: Executor, { id, invitationId }: InvitationPath): Promise<Invitation> {
    const invitation = await this.invitations.find(executor, id, invitationId);
    if (invitation === undefined) throw notFound('invitation', invitationId);
    return invitation;
  }

  private async requireRoom(transaction: Executor, streamId: string): Promise<void> {
    if ((await this.invitations.count(transaction, streamId)) < invitationsPerStream) return;
    throw new PortierError(
      'conflict',
      `The stream has ${invitationsPerStream} invitations; revoke those that are over.`,
    );
  }

  private async newAccess(
    transaction: Executor,
    streamId: string,
    { label, notBefore, notAfter, networks }: InvitationTerms,
  ): Promise<{ secret: string; access: Access }> {
    const secret = newSecret();
    const draft = { label, notBefore, notAfter, networks };
    const { id, key } = await this.publishKeys.insert(transaction, streamId, draft);
    return { secret, access: { keyId: id, linkHash: hashLink(secret), sealedKey: sealKey(this.keys, secret, key) } };
  }

  private withLink(invitation: Invitation, secret: string): NewInvitationView {
    return { ...viewOf(invitation), link: linkOf(this.config.PORTIER_PUBLIC_URL, secret) };
  }

  /** Also for the list of the stream's keys. */
  private async announce(
    transaction: Executor,
    { id, streamId }: { id: string; streamId: string },
    action: 'created' | 'updated' | 'deleted',
  ): Promise<void> {
    await this.liveEvents.publish(transaction, { topic: 'invitation', id, streamId, action });
    await this.liveEvents.publish(transaction, { topic: 'stream', id: streamId, streamId, action: 'updated' });
  }
}

function termsOf(invitation: Invitation): InvitationTerms {
  const { label, contact, networks, expiresAfterBroadcast, notBefore, showAt, notAfter } = invitation;
  return {
    ...{ label, contact, networks, expiresAfterBroadcast, notAfter: notAfter.toISOString() },
    notBefore: notBefore?.toISOString() ?? null,
    showAt: showAt?.toISOString() ?? null,
  };
}

/** What is absent stays. */
function termsAfter(invitation: Invitation, change: InvitationChange): InvitationTerms {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  return { ...termsOf(invitation), ...given };
}

function requireTerms(terms: InvitationTerms, fulfilledAt: Date | null): void {
  const problems = wrongTerms(terms, fulfilledAt);
  if (problems.length > 0) throw invalid(problems);
}

function viewOf({ now, ...row }: Invitation & { position?: string }): InvitationView {
  const { position: _, ...invitation } = row;
  return { ...invitation, phase: phaseOf(invitation, now) };
}
