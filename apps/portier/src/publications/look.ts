import type { Observation, ObservedMedia, ObservedPublisher } from '../media-servers/media-server.js';
import { claimOf, settle, type Claim } from './contest.js';
import type { Sample } from './rates.js';
import { isSamePlace, type EndReason, type KickReason, type OpenPublication } from './publication.js';
import { verdictOf, type Stranger } from './stranger.js';

/** SRS gives a silent client 20 s for its first packet; after that an authorized publication cannot become live. */
export const neverLiveAfterMs = 25_000;

/** What a look changes. `kick`: disconnect the client. */
export type PublicationChange =
  | { kind: 'live'; id: string; streamId: string; media: ObservedMedia; received: number | null }
  /** Figures of a publication that goes on. `isNews`: people want to see it at once. */
  | {
      kind: 'seen';
      id: string;
      streamId: string;
      media: ObservedMedia;
      received: number | null;
      samples: readonly Sample[];
      usualFramesPerSecond: number | null;
      /** What it sent until now, when its encoder was changed since the last look. */
      mediaBefore: ObservedMedia | null;
      isNews: boolean;
    }
  | { kind: 'challenged'; id: string }
  | { kind: 'ended'; id: string; streamId: string; clientId: string; reason: EndReason; kick: boolean }
  | { kind: 'adopted'; publisher: ObservedPublisher; streamId: string; keyId: string | null; isVouched: boolean }
  /** Somebody without a publication who may not publish. */
  | { kind: 'turned_away'; clientId: string; application: string; streamId: string; reason: KickReason };

/** `disconnected`: the connection is gone. `idle`: it is there and does not publish (yet, or any more). */
export type Absence = 'disconnected' | 'idle';

export interface Look {
  /** Everything open on this media server, in order of arrival. */
  open: readonly OpenPublication[];
  observation: Observation;
  /** Publishers without an open publication, with what the database knows of them. */
  strangers: readonly Stranger[];
  /** Of the open clients that its list did not show: asked for by id, what became of them. */
  absent: ReadonlyMap<string, Absence>;
  /** Database time before the media server was asked, and now. */
  askedAt: Date;
  now: Date;
  takeoverAfterMs: number;
}

export interface LookOutcome {
  changes: PublicationChange[];
  /** Somebody waits for a place: look again soon. */
  isContested: boolean;
}

/**
 * What one look at a media server changes. Its list may miss somebody who is there (srs-observed.md section 6), so only a
 * client that was asked for by id counts as gone. Publications that began after the look are left alone: the answer
 * cannot know them.
 */
export function changesFrom(look: Look): LookOutcome {
  const active = new Map(look.observation.publishers.map((publisher) => [publisher.clientId, publisher]));
  const changes: PublicationChange[] = [];
  const claims: Claim[] = [];
  const waiting: OpenPublication[] = [];
  for (const publication of look.open.filter((each) => isSettled(each, look))) {
    const publisher = active.get(publication.clientId);
    if (publication.serviceId !== look.observation.serviceId) changes.push(ended(publication, 'server_restarted'));
    else if (publication.mustEnd !== null) changes.push(ended(publication, publication.mustEnd));
    else if (publisher !== undefined && isSamePlace(publisher, publication)) {
      claims.push(claimOf(publication, publisher, look));
    } else if (publisher !== undefined) changes.push(ended(publication, movedOn(publication)));
    else if (publication.state === 'authorized') waiting.push(publication);
    else if (look.absent.has(publication.clientId)) changes.push(ended(publication, 'unpublished'));
  }
  for (const stranger of look.strangers) {
    const verdict = verdictOf(stranger);
    if (verdict.kind === 'adopt') claims.push({ stranger, verdict, streamId: verdict.streamId, isSilent: false });
    else if (verdict.kind === 'turn_away') changes.push(turnedAway(stranger, verdict));
  }
  const settled = settle(claims, waiting, look);
  const late = waiting.flatMap((publication) => whenNotComing(publication, claims, look));
  return { changes: [...changes, ...late, ...settled.changes], isContested: settled.isContested };
}

/** Began before the look. A start in the future is of a database clock that was set back. */
function isSettled({ since }: OpenPublication, { askedAt, now }: Look): boolean {
  return since < askedAt || since > now;
}

/** Its connection publishes something else now (srs-observed.md 4.4). */
function movedOn({ state }: OpenPublication): EndReason {
  return state === 'live' ? 'unpublished' : 'never_live';
}

/**
 * Ends an authorized publication that can no longer become live: it had its time, or its connection is gone, which was there
 * when its hook was sent. The media server's own word for that is on_close, which may come before on_publish is processed.
 */
function whenNotComing(
  publication: OpenPublication,
  claims: readonly Claim[],
  { absent, now }: Look,
): PublicationChange[] {
  const { clientId, since, streamId } = publication;
  if (absent.get(clientId) !== 'disconnected' && now.getTime() - since.getTime() <= neverLiveAfterMs) return [];
  const isTaken = claims.some((claim) => claim.streamId === streamId);
  return [ended(publication, isTaken ? 'already_live' : 'never_live', { kick: false })];
}

function ended(
  { id, streamId, clientId, mustEnd }: OpenPublication,
  reason: EndReason,
  { kick = mustEnd !== null && reason === mustEnd } = {},
): PublicationChange {
  return { kind: 'ended', id, streamId, clientId, reason, kick };
}

function turnedAway(
  { publisher }: Stranger,
  { streamId, reason }: { streamId: string; reason: KickReason },
): PublicationChange {
  const { clientId, application } = publisher;
  return { kind: 'turned_away', clientId, application, streamId, reason };
}

/** Publishers the media server shows and we have no open publication for: their event is late or lost. */
export function unknownPublishers(
  open: readonly OpenPublication[],
  { serviceId, publishers }: Observation,
): ObservedPublisher[] {
  const known = new Map(open.filter((each) => each.serviceId === serviceId).map((each) => [each.clientId, each]));
  return publishers.filter((publisher) => {
    const publication = known.get(publisher.clientId);
    return publication === undefined || !isSamePlace(publication, publisher);
  });
}
