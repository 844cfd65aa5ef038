import type { KnownIndex } from '../indexes/known-index.js';

/** One live stream and the packagers that feed it, all times in UTC. */
export interface Ingest {
  signal: string;
  packagers: { replica: number; taskId: string; lastReported: string }[];
  /** When the stream became live. */
  since: string;
  /** When any packager was last heard, by this director's clock. */
  lastReported: string;
}

/** The ingest of a live stream from its packagers that are at work; at least one. */
export function ingestOf(signal: string, liveSince: string | null, alive: readonly KnownIndex[]): Ingest {
  const packagers = [...alive]
    .sort((a, b) => a.index.replica - b.index.replica)
    .map(({ index, seenAt }) => ({ replica: index.replica, taskId: index.taskId, lastReported: utc(seenAt) }));
  const epochs = alive.flatMap(({ index }) => index.sections.map((section) => Date.parse(section.epoch)));
  const lastSeenAt = Math.max(...alive.map((each) => each.seenAt));
  return {
    signal,
    packagers,
    since: liveSince ?? utc(Math.min(lastSeenAt, ...epochs)),
    lastReported: utc(lastSeenAt),
  };
}

function utc(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
