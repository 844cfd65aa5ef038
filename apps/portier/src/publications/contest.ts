import { isDeepStrictEqual } from 'node:util';
import type { ObservedMedia, ObservedPublisher } from '../media-servers/media-server.js';
import type { Look, PublicationChange } from './look.js';
import type { OpenPublication } from './publication.js';
import { ratesOver, steadyFramesPerSecond, withSample } from './rates.js';
import type { Stranger, StrangerVerdict } from './stranger.js';
import { changeBetween } from './tracks.js';

/**
 * Who keeps a stream of one media server (srs-observed.md 4.1, 4.2): the first, unless it is silent and somebody else wants
 * its place. Two publishers of one name SRS refuses itself, after its hook; one by name and one by key are two streams to
 * it. Several media servers may carry one stream; each is settled for itself.
 */
export type Claim =
  | { publication: OpenPublication; publisher: ObservedPublisher; streamId: string; isSilent: boolean; at: Date }
  | {
      stranger: Stranger;
      verdict: Extract<StrangerVerdict, { kind: 'adopt' }>;
      streamId: string;
      /** We see it for the first time. */
      isSilent: false;
    };

/** A wish for a place is remembered this long: an encoder that SRS refused tries again after seconds. */
const challengeLastsMs = 30_000;
/** Written again after this long, so that a row is not written at every look. */
const challengeFreshMs = 2_000;
/** A rate that moved by less is no news to people. */
const rateNews = 0.1;

export function claimOf(
  publication: OpenPublication,
  publisher: ObservedPublisher,
  { askedAt, takeoverAfterMs }: Pick<Look, 'askedAt' | 'takeoverAfterMs'>,
): Claim {
  const { received, progressedAt, streamId } = publication;
  const isSilent =
    progressedAt !== null &&
    received !== null &&
    publisher.received === received &&
    askedAt.getTime() - progressedAt.getTime() >= takeoverAfterMs;
  return { publication, publisher, streamId, isSilent, at: askedAt };
}

/** @param waiting authorized publications that are not active (yet): they want a place */
export function settle(
  claims: readonly Claim[],
  waiting: readonly OpenPublication[],
  { now }: Pick<Look, 'now'>,
): { changes: PublicationChange[]; isContested: boolean } {
  const changes: PublicationChange[] = [];
  let isContested = false;
  for (const streamId of new Set(claims.map((claim) => claim.streamId))) {
    const ofStream = claims.filter((claim) => claim.streamId === streamId);
    const [first] = ofStream;
    if (first === undefined) continue;
    const isWanted = waiting.some((publication) => publication.streamId === streamId);
    const challengedAt = 'publication' in first ? first.publication.challengedAt : null;
    const challengeAgeMs = challengedAt === null ? Infinity : now.getTime() - challengedAt.getTime();
    const isChallenged = isWanted || challengeAgeMs < challengeLastsMs;
    const winner = ofStream.find(({ isSilent }) => !isSilent) ?? (isChallenged ? undefined : first);
    const winnerAt = winner === undefined ? Infinity : ofStream.indexOf(winner);
    ofStream.forEach((claim, at) => {
      if (at === winnerAt) changes.push(...stays(claim));
      else changes.push(goes(claim, at < winnerAt ? 'replaced' : 'already_live'));
    });
    if (winner !== undefined && isChallenged) isContested = true;
    if (winner === first && 'publication' in first && isWanted && challengeAgeMs > challengeFreshMs) {
      changes.push({ kind: 'challenged', id: first.publication.id });
    }
  }
  return { changes, isContested };
}

function stays(claim: Claim): PublicationChange[] {
  if ('stranger' in claim) {
    const { streamId, keyId, isVouched } = claim.verdict;
    return [{ kind: 'adopted', publisher: claim.stranger.publisher, streamId, keyId, isVouched }];
  }
  const { publication, publisher, at } = claim;
  const { id, streamId } = publication;
  const { received, frames, bytes } = publisher;
  if (publication.state === 'authorized') return [{ kind: 'live', id, streamId, media: publisher.media, received }];
  const isCounted = frames !== null || bytes !== null;
  const samples = isCounted ? withSample(publication.samples, [at.getTime(), frames, bytes]) : publication.samples;
  const media = isCounted ? measured(publisher.media, samples) : publisher.media;
  // Not by their texts: jsonb has an order of keys of its own.
  const isSame = isDeepStrictEqual(media, publication.media) && samples === publication.samples;
  if (isSame && received === publication.received) return [];
  const change = publication.media === null ? null : changeBetween(publication.media, media);
  const seen = { id, streamId, media, received, samples, isNews: isNews(publication.media, media) };
  return [
    {
      ...{ kind: 'seen', ...seen, mediaBefore: change === null ? null : publication.media },
      usualFramesPerSecond: change === null ? usual(publication.usualFramesPerSecond, samples) : null,
    },
  ];
}

/** The highest so far: what became less is not usual, however long it lasts. */
function usual(before: number | null, samples: OpenPublication['samples']): number | null {
  const steady = steadyFramesPerSecond(samples);
  return before === null || steady === null ? (before ?? steady) : Math.max(before, steady);
}

/** The server's own bit rate, a mean of 30 s, is 0 at first; ours is there sooner. */
function measured(media: ObservedMedia, samples: OpenPublication['samples']): ObservedMedia {
  const { framesPerSecond, bitrate } = ratesOver(samples);
  return { ...media, bitrate: media.bitrate ?? bitrate, framesPerSecond };
}

function goes(claim: Claim, reason: 'replaced' | 'already_live'): PublicationChange {
  if ('stranger' in claim) {
    const { clientId, application } = claim.stranger.publisher;
    return { kind: 'turned_away', clientId, application, streamId: claim.streamId, reason };
  }
  const { id, streamId, clientId } = claim.publication;
  return { kind: 'ended', id, streamId, clientId, reason, kick: true };
}

function isNews(before: ObservedMedia | null, after: ObservedMedia): boolean {
  if (before === null) return true;
  const picture = ({ video, audio }: ObservedMedia) => [video, audio];
  if (!isDeepStrictEqual(picture(before), picture(after))) return true;
  const rates = [
    [before.bitrate ?? 0, after.bitrate ?? 0],
    [before.framesPerSecond ?? 0, after.framesPerSecond ?? 0],
  ] as const;
  return rates.some(([old, current]) => Math.abs(current - old) > rateNews * Math.max(old, current));
}
