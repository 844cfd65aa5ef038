import { PortierError, type ClusterKeys } from '@app/contract';
import type { Logger } from '@app/kit';
import { Inject, Injectable } from '@nestjs/common';
import {
  catchError,
  defer,
  distinctUntilChanged,
  EMPTY,
  exhaustMap,
  filter,
  finalize,
  merge,
  takeWhile,
  throttleTime,
  timer,
  type Observable,
} from 'rxjs';
import { PORTIER_CONFIG, type PortierConfig } from '../config.js';
import { Database } from '../database/database.js';
import { LiveEventsService } from '../live-events/live-events.service.js';
import { LOGGER } from '../logger.js';
import { CLUSTER_KEYS } from '../platform.module.js';
import { figuresOf } from '../live-streams/live-stream.js';
import { LiveStreamsService } from '../live-streams/live-streams.service.js';
import type { Picture } from '../live-streams/pictures.client.js';
import { addressesOf } from '../streams/stream.js';
import type { GuestView } from './guest.dto.js';
import { GuestsRepository, type GuestPublication } from './guests.repository.js';
import { hashLink, linkSecret, phaseOf, unsealKey } from './invitation.js';
import { InvitationsRepository, type LinkedInvitation } from './invitations.repository.js';
import { OpeningLimit } from './opening-limit.js';
import { judge } from './signal.js';

/** Figures of running tasks come with no event of their stream; so often an open page gets them, milliseconds. */
const lookIntervalMs = 2_000;
/** Events in a burst become one look. */
const burstMs = 300;
/** Pages that one link may have open at once on this replica. */
const pagesPerInvitation = 25;

/** What a guest crew sees behind its link: its event, how to publish, and what becomes of its signal. */
@Injectable()
export class GuestsService {
  private readonly limit = new OpeningLimit();
  private readonly openPages = new Map<string, number>();

  constructor(
    private readonly database: Database,
    private readonly invitations: InvitationsRepository,
    private readonly guests: GuestsRepository,
    private readonly liveStreams: LiveStreamsService,
    private readonly liveEvents: LiveEventsService,
    @Inject(CLUSTER_KEYS) private readonly keys: ClusterKeys,
    @Inject(PORTIER_CONFIG) private readonly config: PortierConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * The invitation of a link.
   * @throws PortierError `unauthenticated` for a wrong or revoked link, `too_many` after too many of them from one address
   */
  async open(secret: string, address: string): Promise<LinkedInvitation> {
    const invitation = linkSecret.test(secret) ? await this.find(secret) : undefined;
    if (invitation !== undefined) return invitation;
    const waitMs = this.limit.waitMs(address, performance.now());
    if (waitMs > 0) {
      throw new PortierError('too_many', `Too many wrong links; wait ${Math.ceil(waitMs / 1_000)} s and try again.`);
    }
    this.limit.failed(address, performance.now());
    this.logger.warn({ address, reason: 'unknown link' }, 'guest page refused');
    throw new PortierError('unauthenticated', 'This link is not valid, or no longer. Ask whoever invited you.');
  }

  /** @throws PortierError as `open` */
  async view(secret: string, address: string): Promise<GuestView> {
    const invitation = await this.open(secret, address);
    await this.invitations.markOpened(this.database, invitation.id);
    return this.viewOf(invitation, secret);
  }

  /**
   * The view now and whenever it changes; ends with the invitation, or when events may have been missed.
   * @throws PortierError as `open`; `too_many` when the link is open on too many pages
   */
  async watch(secret: string, address: string): Promise<Observable<GuestView | null>> {
    const { id, streamId } = await this.open(secret, address);
    const isOpen = this.openPages.get(id) ?? 0;
    if (isOpen >= pagesPerInvitation) {
      throw new PortierError('too_many', `This link is open on ${isOpen} pages already; close some of them.`);
    }
    return defer(() => {
      this.openPages.set(id, (this.openPages.get(id) ?? 0) + 1);
      const events = this.liveEvents.events().pipe(filter((event) => event.streamId === streamId));
      return merge(events, timer(0, lookIntervalMs)).pipe(
        throttleTime(burstMs, undefined, { leading: true, trailing: true }),
        // Never two looks at once: what one misses, the next one sees.
        exhaustMap(() => this.look(secret)),
        takeWhile((view) => view !== null, true),
        distinctUntilChanged((a, b) => shown(a) === shown(b)),
        catchError((error: unknown) => {
          this.logger.warn({ err: error, invitationId: id }, 'guest page ended');
          return EMPTY;
        }),
        finalize(() => this.pageClosed(id)),
      );
    });
  }

  /**
   * What arrives with this key, and nothing else: a picture of somebody before is none.
   * @throws PortierError as `open`; `not_found` while there is none, `unavailable`
   */
  async picture(secret: string, address: string, ifNoneMatch: string | undefined): Promise<Picture | 'unchanged'> {
    const { keyId, streamId } = await this.open(secret, address);
    const publication = await this.guests.publication(this.database, keyId);
    if (publication?.state !== 'live' || !publication.hasPicture) {
      throw new PortierError('not_found', 'There is no picture of your signal yet.');
    }
    return this.liveStreams.pictureOf(streamId, ifNoneMatch);
  }

  private pageClosed(id: string): void {
    const left = (this.openPages.get(id) ?? 1) - 1;
    if (left > 0) this.openPages.set(id, left);
    else this.openPages.delete(id);
  }

  private async look(secret: string): Promise<GuestView | null> {
    const invitation = await this.find(secret);
    return invitation === undefined ? null : this.viewOf(invitation, secret);
  }

  private find(secret: string): Promise<LinkedInvitation | undefined> {
    return this.invitations.ofLink(this.database, hashLink(secret));
  }

  private async viewOf(invitation: LinkedInvitation, secret: string): Promise<GuestView> {
    const { label, contact, notBefore, showAt, notAfter, networks, keyId, now } = invitation;
    const phase = phaseOf(invitation, now);
    const [publication, refusals] = await Promise.all([
      this.guests.publication(this.database, keyId),
      this.guests.attempts(this.database, keyId),
    ]);
    return {
      ...{ label, contact, phase, notBefore, showAt, notAfter, networks, now, refusals },
      stream: invitation.streamTitle || invitation.streamName,
      publish: phase === 'open' ? this.publishOf(invitation, secret) : null,
      signal: signalOf(publication),
    };
  }

  private publishOf(invitation: LinkedInvitation, secret: string): GuestView['publish'] {
    const { PORTIER_RTMP_URL: rtmpUrl, PORTIER_DIRECTOR_URL: directorUrl } = this.config;
    const { application, streamName: name, sealedKey } = invitation;
    const { rtmpUrl: server } = addressesOf({ name, application }, { rtmpUrl, directorUrl });
    return { server, key: unsealKey(this.keys, secret, sealedKey) };
  }
}

const nothing = {
  ...{ since: null, from: null, endReason: null, isMeasured: false, hasPicture: false, level: null },
  checks: [],
};

function signalOf(publication: GuestPublication | undefined): GuestView['signal'] {
  if (publication === undefined) return { ...nothing, state: 'waiting' };
  const { state, since, ip, endReason, isMeasured, hasPicture, media, running } = publication;
  const source = { since, from: ip === '' ? null : ip };
  if (state === 'ended') return { ...nothing, ...source, state, endReason };
  if (state === 'authorized') return { ...nothing, ...source, state: 'arriving' };
  const { framesPerSecond, keyframeIntervalMs, audio: level } = figuresOf(running);
  const { video = null, audio = null, bitrate = null } = media;
  const counted = framesPerSecond ?? media.framesPerSecond ?? null;
  const checks = judge({ video, audio, bitrate, framesPerSecond: counted, keyframeIntervalMs, level });
  return { ...nothing, ...source, state, isMeasured, hasPicture, level, checks };
}

/** What a page would show of it: the time here changes with every look. */
function shown(view: GuestView | null): string {
  return JSON.stringify(view === null ? null : { ...view, now: null });
}
