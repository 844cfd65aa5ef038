import { hlsIndex, type HlsIndex, type TaskDescription } from '@app/contract';
import { sequenceOf } from '@app/hls';
import type { ProbedInput } from '@app/tasks';
import { decideSection, sectionIdOf, sectionRecord, type SectionRecord } from './section.js';
import type { Store } from './store.js';

/** What is stored of a stream's packagers. An index that cannot be read is as good as none. */
export async function loadIndexes(store: Store, stream: string): Promise<HlsIndex[]> {
  const names = (await store.list(stream)).filter((key) => /^[^/]+\/index-\d+\.json$/.test(key));
  const indexes = await Promise.all(names.map(async (key) => parseIndex(await store.get(key))));
  return indexes.filter((index) => index !== undefined);
}

export function parseIndex(bytes: Buffer | undefined): HlsIndex | undefined {
  const parsed = hlsIndex.safeParse(parseJson(bytes));
  return parsed.success ? parsed.data : undefined;
}

export function indexKey(stream: string, replica: number): string {
  return `${stream}/index-${replica}.json`;
}

export interface OpenedSection {
  section: SectionRecord;
  generation: number;
  /** This call made the section: the publication's first pictures belong to it. */
  isFirst: boolean;
}

export interface OpenOptions {
  description: TaskDescription;
  probed: ProbedInput;
  segmentSeconds: number;
  continueWithinMs: number;
  /** Lowest generation that may be used. */
  generation: number;
  now: Date;
}

/** Finds the section this publication's runs agreed on, or decides it. Of two that decide at once the store takes one. */
export async function openSection(store: Store, options: OpenOptions): Promise<OpenedSection> {
  const { description, probed, segmentSeconds, continueWithinMs, now } = options;
  const stream = description.stream.name;
  const indexes = await loadIndexes(store, stream);
  for (let generation = options.generation; ; generation++) {
    const id = sectionIdOf(description.publicationId, description.params, generation);
    const known = await loadSection(store, stream, id);
    if (known !== undefined && hasEnded(indexes, known.broadcastId)) continue;
    const next = sectionIdOf(description.publicationId, description.params, generation + 1);
    if (known !== undefined && (await loadSection(store, stream, next)) !== undefined) continue;
    if (known !== undefined) return { section: known, generation, isFirst: false };
    const agreedBefore = await agreedOfNewest(store, stream, indexes);
    const section = decideSection({
      ...{ id, publicationId: description.publicationId, segmentSeconds, probed },
      ...{ indexes, agreedBefore, continueWithinMs, now },
    });
    const isFirst = await store.putIfAbsent(sectionKey(stream, id), Buffer.from(JSON.stringify(section)));
    const agreed = isFirst ? section : ((await loadSection(store, stream, id)) ?? section);
    return { section: agreed, generation, isFirst };
  }
}

/** Removes the segments below a broadcast's folder whose numbers are lower. */
export async function deleteSegmentsBefore(store: Store, folder: string, oldest: number): Promise<void> {
  for (const key of await store.list(folder)) {
    const sequence = sequenceOf(key);
    if (sequence !== undefined && sequence < oldest) await store.delete(key);
  }
}

/** Removes what belongs to broadcasts before the given one. */
export async function deleteOlderBroadcasts(store: Store, stream: string, broadcastId: string): Promise<void> {
  for (const key of await store.list(stream)) {
    const [, folder = '', name] = key.split('/');
    if (name === undefined) continue;
    const owner = folder === 'sections' ? parseSection(await store.get(key))?.broadcastId : folder;
    if (owner !== undefined && owner < broadcastId) await store.delete(key);
  }
}

async function agreedOfNewest(
  store: Store,
  stream: string,
  indexes: readonly HlsIndex[],
): Promise<ProbedInput | undefined> {
  const newest = [...indexes].sort((a, b) => (a.broadcastId < b.broadcastId ? -1 : 1)).at(-1);
  const section = newest?.sections.at(-1);
  return section === undefined ? undefined : (await loadSection(store, stream, section.id))?.agreed;
}

function hasEnded(indexes: readonly HlsIndex[], broadcastId: string): boolean {
  return indexes.some(
    (index) => index.broadcastId > broadcastId || (index.broadcastId === broadcastId && index.endedAt !== null),
  );
}

async function loadSection(store: Store, stream: string, id: string): Promise<SectionRecord | undefined> {
  return parseSection(await store.get(sectionKey(stream, id)));
}

function parseSection(bytes: Buffer | undefined): SectionRecord | undefined {
  const parsed = sectionRecord.safeParse(parseJson(bytes));
  return parsed.success ? parsed.data : undefined;
}

function sectionKey(stream: string, id: string): string {
  return `${stream}/sections/${id}.json`;
}

function parseJson(bytes: Buffer | undefined): unknown {
  try {
    return bytes === undefined ? undefined : JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
