import type { Observation, ObservedMedia } from '../media-servers/media-server.js';

/**
 * One live publish, keyed (server, service, client).
 *
 *     authorized --seen active--> live --not seen any more--> ended
 *          \--never seen active-------------------------------^
 *
 * `authorized` = srs-hooks said yes; SRS may still refuse (srs-observed.md 4.1). Only the media server's API makes it live.
 */
export const publicationStates = ['authorized', 'live', 'ended'] as const;
export type PublicationState = (typeof publicationStates)[number];

export const endReasons = [
  'unpublished',
  'never_live',
  'server_restarted',
  'server_gone',
  'replaced',
  'key_revoked',
  'stream_disabled',
] as const;
export type EndReason = (typeof endReasons)[number];

/** An open publication with what decides whether it may go on. */
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
}

export type PublicationChange =
  | { kind: 'live'; id: string; streamId: string; media: ObservedMedia }
  | { kind: 'media'; id: string; streamId: string; media: ObservedMedia }
  | { kind: 'ended'; id: string; streamId: string; reason: EndReason; kickClientId: string | null };

/** SRS gives a silent client 20 s for its first packet; after that an authorized publication cannot become live. */
export const neverLiveAfterMs = 25_000;

/**
 * What one look at a media server changes. Publications that began after the look (`askedAt`) are left alone: the answer
 * cannot know them.
 */
export function changesFrom(
  open: readonly OpenPublication[],
  observation: Observation,
  { askedAt, now }: { askedAt: Date; now: Date },
): PublicationChange[] {
  const active = new Map(observation.publishers.map((publisher) => [publisher.clientId, publisher]));
  return open
    .filter(({ since }) => since < askedAt)
    .flatMap((publication): PublicationChange[] => {
      const { id, streamId, clientId } = publication;
      const end = (reason: EndReason, kick = false): PublicationChange[] => [
        { kind: 'ended', id, streamId, reason, kickClientId: kick ? clientId : null },
      ];
      if (publication.serviceId !== observation.serviceId) return end('server_restarted');
      if (publication.mustEnd !== null) return end(publication.mustEnd, true);
      const publisher = active.get(clientId);
      const isActive =
        publisher !== undefined &&
        publisher.application === publication.application &&
        publisher.serverStream === publication.serverStream;
      if (isActive && publication.state === 'authorized')
        return [{ kind: 'live', id, streamId, media: publisher.media }];
      if (isActive) {
        const isSame = JSON.stringify(publisher.media) === JSON.stringify(publication.media);
        return isSame ? [] : [{ kind: 'media', id, streamId, media: publisher.media }];
      }
      if (publication.state === 'live') return end('unpublished');
      return now.getTime() - publication.since.getTime() > neverLiveAfterMs ? end('never_live') : [];
    });
}

/** Publishers the media server shows and we have no open publication for: their event is late or lost. */
export function unknownPublishers(
  open: readonly OpenPublication[],
  observation: Observation,
): Observation['publishers'] {
  const known = new Set(
    open.filter(({ serviceId }) => serviceId === observation.serviceId).map(({ clientId }) => clientId),
  );
  return observation.publishers.filter(({ clientId }) => !known.has(clientId));
}
