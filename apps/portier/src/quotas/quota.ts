import { PortierError } from '@app/contract';

/** What is counted, by the owner of the streams. `targets`: enabled restream configurations. */
export const counted = ['streams', 'liveStreams', 'targets'] as const;
export type Counted = (typeof counted)[number];

/** How many of each; null = says nothing of it. */
export type Quota = Record<Counted, number | null>;

/** The type of task configuration that sends to a target elsewhere. */
export const targetType = 'restream';

const nouns: Record<Counted, [one: string, many: string]> = {
  streams: ['stream', 'streams'],
  liveStreams: ['live stream at once', 'live streams at once'],
  targets: ['enabled restream target', 'enabled restream targets'],
};

/** `{streams: 3}`, 3 -> the error that says which quota, how many, and who can raise it; undefined while there is room. */
export function excess(
  what: Counted,
  { limit, used }: { limit: number | null; used: number },
): PortierError | undefined {
  if (limit === null || used < limit) return undefined;
  const noun = nouns[what][limit === 1 ? 0 : 1];
  return new PortierError(
    'quota_exceeded',
    `The quota of the owner is ${limit} ${noun}, and there ${used === 1 ? 'is' : 'are'} ${used} already. ` +
      'Remove one or switch one off; an administrator can raise the quota.',
    { details: { quota: what, limit, used } },
  );
}

/** A stream that is about to be live, with what decides whether its owner may have one more. */
export interface LiveClaim {
  streamId: string;
  /** Null: no quota. */
  ownerId: string | null;
  limit: number | null;
  /** Streams of the owner that are live now, this one not counted. */
  othersLive: number;
  /** It is live already, on another media server. */
  isLive: boolean;
}

/** Of streams that go live together, in this order: those for which their owner's quota has no room. */
export function overQuota(claims: readonly LiveClaim[]): ReadonlySet<string> {
  const over = new Set<string>();
  const admitted = new Map<string, Set<string>>();
  for (const { streamId, ownerId, limit, othersLive, isLive } of claims) {
    if (ownerId === null || limit === null || isLive) continue;
    const ofOwner = admitted.get(ownerId) ?? new Set();
    if (othersLive + new Set([...ofOwner, streamId]).size > limit) over.add(streamId);
    else admitted.set(ownerId, ofOwner.add(streamId));
  }
  return over;
}
