import { createHash } from 'node:crypto';
import { instant, uuid, type HlsIndex } from '@app/contract';
import { mergeIndexes } from '@app/hls';
import type { ProbedInput } from '@app/tasks';
import { z } from 'zod';

const probedInput: z.ZodType<ProbedInput> = z.object({
  startSeconds: z.number(),
  video: z
    .object({
      codec: z.string(),
      width: z.number(),
      height: z.number(),
      framesPerSecond: z.number(),
      keyframeIntervalSeconds: z.number().nullable().optional(),
    })
    .nullable(),
  audio: z
    .object({ codec: z.string(), profile: z.string().nullable(), sampleRate: z.number(), channels: z.number() })
    .nullable(),
});

/**
 * What all runs of one publication with one configuration agree on, stored once as `<stream>/sections/<id>.json`: whoever comes
 * first decides, replicas and restarts follow.
 */
export const sectionRecord = z.object({
  version: z.literal(1),
  id: uuid,
  publicationId: uuid,
  broadcastId: z.string(),
  discontinuity: z.number().int().nonnegative(),
  /** sequence = base + number */
  base: z.number().int(),
  /** Wall clock of source timestamp 0. */
  epoch: instant,
  segmentSeconds: z.number(),
  /** Input that decided the broadcast's ladder and frame rate. */
  agreed: probedInput,
});
export type SectionRecord = z.infer<typeof sectionRecord>;

export interface SectionFacts {
  id: string;
  publicationId: string;
  segmentSeconds: number;
  probed: ProbedInput;
  /** Indexes of every replica of the stream. */
  indexes: readonly HlsIndex[];
  /** `agreed` of the newest section in the indexes, if its record is there. */
  agreedBefore: ProbedInput | undefined;
  /** How long after its last segment a broadcast can be continued. */
  continueWithinMs: number;
  now: Date;
}

/**
 * The same id for every run with the same publication and parameters. `generation` rises when the source's clock or codec changed
 * within the publication, or when its broadcast was ended.
 */
export function sectionIdOf(publicationId: string, params: unknown, generation: number): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([publicationId, params, generation]))
    .digest('hex');
  // Version 8 of RFC 9562: the bits are ours to choose.
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `8${digest.slice(13, 16)}`,
    `a${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ].join('-');
}

/** Continues the running broadcast behind its last number, or begins a new one. Numbers are never used again. */
export function decideSection(facts: SectionFacts): SectionRecord {
  const { id, publicationId, segmentSeconds, probed, indexes, now } = facts;
  const firstNumber = Math.floor(probed.startSeconds / segmentSeconds);
  const base = lastSequence(indexes) + 1 - firstNumber;
  const epoch = new Date(now.getTime() - probed.startSeconds * 1000).toISOString();
  const shared = { version: 1 as const, id, publicationId, base, epoch, segmentSeconds };
  const running = mergeIndexes(indexes);
  if (running !== null && canContinue(facts)) {
    const discontinuity = Math.max(-1, ...running.sections.map((section) => section.discontinuity)) + 1;
    return { ...shared, broadcastId: running.broadcastId, discontinuity, agreed: facts.agreedBefore ?? probed };
  }
  return { ...shared, broadcastId: newBroadcastId(now, indexes), discontinuity: 0, agreed: probed };
}

/** A broadcast goes on when it is fresh, not ended, and the new section has the same segment length and kinds of tracks. */
function canContinue({ indexes, segmentSeconds, probed, continueWithinMs, now }: SectionFacts): boolean {
  const running = mergeIndexes(indexes);
  if (running === null || running.isEnded || running.segmentSeconds !== segmentSeconds) return false;
  const updates = indexes
    .filter((index) => index.broadcastId === running.broadcastId)
    .map((index) => Date.parse(index.updatedAt));
  if (now.getTime() - Math.max(...updates) > continueWithinMs) return false;
  const has = (kind: string) => running.renditions.some((rendition) => rendition.kind === kind);
  return running.renditions.length === 0
    ? running.sections.length === 0
    : has('video') === (probed.video !== null) && has('audio') === (probed.audio !== null);
}

/** Highest number any known index lists, -1 when there is none. */
export function lastSequence(indexes: readonly HlsIndex[]): number {
  return indexes
    .flatMap((index) => index.renditions)
    .reduce((last, rendition) => Math.max(last, rendition.segments.at(-1)?.sequence ?? -1), -1);
}

/** UTC time to the millisecond: broadcasts of a stream sort by their ids. */
function newBroadcastId(now: Date, indexes: readonly HlsIndex[]): string {
  const newest = indexes
    .map((index) => index.broadcastId)
    .sort()
    .at(-1);
  const id = now.toISOString().replace(/[-:.]/g, '');
  return newest !== undefined && newest >= id ? `${newest}0` : id;
}
