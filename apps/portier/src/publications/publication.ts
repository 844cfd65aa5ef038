import type { ObservedMedia } from '../media-servers/media-server.js';
import type { Sample } from './rates.js';

/**
 * One live publish, keyed (server, service, client).
 *
 *     authorized --seen active--> live --not there any more--> ended
 *          \--disconnected, or never seen active--------------^
 *     (nothing) --found active, no event yet--> live
 *
 * `authorized` = srs-hooks said yes; SRS may still refuse (srs-observed.md 4.1). Only the media server's API makes it live.
 * What events change is decided here, what a look at the API changes in look.ts.
 */
export const publicationStates = ['authorized', 'live', 'ended'] as const;
export type PublicationState = (typeof publicationStates)[number];

export const endReasons = [
  'unpublished',
  'never_live',
  'server_restarted',
  'server_gone',
  'replaced',
  'already_live',
  'key_revoked',
  'stream_disabled',
  'quota_exceeded',
] as const;
export type EndReason = (typeof endReasons)[number];

/** Reasons for which we disconnect the client; one that publishes on is told again, never taken back. */
export const kickReasons = ['replaced', 'already_live', 'key_revoked', 'stream_disabled', 'quota_exceeded'] as const;
export type KickReason = (typeof kickReasons)[number];

export function isKickReason(reason: string | null): reason is KickReason {
  return (kickReasons as readonly (string | null)[]).includes(reason);
}

/** An open publication with what decides whether it may go on. Lists of them are in order of arrival. */
export interface OpenPublication {
  id: string;
  streamId: string;
  serviceId: string;
  clientId: string;
  application: string;
  serverStream: string;
  state: 'authorized' | 'live';
  since: Date;
  media: ObservedMedia | null;
  /** Why it must be cut, or null while it may go on. */
  mustEnd: 'key_revoked' | 'stream_disabled' | null;
  /** When srs-hooks answered the on_publish that vouches for it, by its clock; null while that event is missing. */
  eventAt: Date | null;
  /** `ObservedPublisher.received` when it last had grown, and when that was. */
  received: number | null;
  progressedAt: Date | null;
  /** What the media server had counted at the looks of the last minute. */
  samples: readonly Sample[];
  /** The most pictures a second it has sent steadily; null while that is not known. */
  usualFramesPerSecond: number | null;
  /** When another publisher with a valid key last wanted its place. */
  challengedAt: Date | null;
}

/** An accepted on_publish, as far as it decides. */
export interface PublishEvent {
  serviceId: string;
  clientId: string;
  application: string;
  serverStream: string;
  at: Date;
}

/** What is known of this client: its open publication, and its newest ended one that no event vouched for. */
export interface KnownOfClient {
  open: Pick<OpenPublication, 'id' | 'application' | 'serverStream' | 'eventAt'> | undefined;
  endedWithoutEvent: Pick<OpenPublication, 'id' | 'application' | 'serverStream'> | undefined;
}

export type PublishOutcome =
  /** A new publish: open it, after ending the one this connection had before (srs-observed.md 4.4). */
  | { kind: 'open'; endFirst: string | null }
  /** Its publication was found on the media server before: the event tells its key and address. */
  | { kind: 'vouch'; id: string }
  | { kind: 'known' };

/**
 * What an accepted on_publish changes. Events of one connection may come late, doubled and in any order; their times order
 * them, as one srs-hooks answers one media server. The media server's API settles the rest at the next look.
 */
export function onPublish({ open, endedWithoutEvent }: KnownOfClient, event: PublishEvent): PublishOutcome {
  if (open !== undefined) {
    if (isSamePlace(open, event)) {
      const isNews = open.eventAt === null || event.at > open.eventAt;
      return isNews ? { kind: 'vouch', id: open.id } : { kind: 'known' };
    }
    // Found by a look without an event: that look is newer than most events, and the next one corrects a wrong guess.
    const isNewer = open.eventAt !== null && event.at > open.eventAt;
    return isNewer ? { kind: 'open', endFirst: open.id } : { kind: 'known' };
  }
  if (endedWithoutEvent !== undefined && isSamePlace(endedWithoutEvent, event)) {
    return { kind: 'vouch', id: endedWithoutEvent.id };
  }
  return { kind: 'open', endFirst: null };
}

/** Whether both name the same stream of a media server. */
export function isSamePlace(
  a: { application: string; serverStream: string },
  b: { application: string; serverStream: string },
): boolean {
  return a.application === b.application && a.serverStream === b.serverStream;
}
