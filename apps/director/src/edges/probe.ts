/** A media playlist as this director serves it itself. */
export interface OwnPlaylist {
  /** Path at every edge: `/hls/show/v180.m3u8`. */
  path: string;
  text: string;
}

/** When this director first listed a segment as the newest one. */
export interface Listing {
  path: string;
  uri: string;
  /** Milliseconds. */
  at: number;
}

/** What an edge is asked, and what its answer must say. */
export interface Question {
  path: string;
  /** Address of a segment that the playlist must list; null = any 200 will do. */
  mustList: string | null;
}

export interface Answer {
  status: number;
  text: string;
}

/**
 * How much older than ours an edge's playlist may be, milliseconds: a second in its cache, and two until the other director it asked
 * has read the store, should it have missed an announcement.
 */
const allowanceMs = 4_000;

/** nginx answers it by itself: asked while there is no playlist to ask for. */
const healthPath = '/edge/healthz';

/** What this director listed lately, with `own` added. */
export function remember(listings: readonly Listing[], own: OwnPlaylist | null, now: number): Listing[] {
  if (own === null) return [];
  const kept = listings.filter(({ path }) => path === own.path);
  const uri = newestUri(own.text);
  const all = uri === undefined || kept.at(-1)?.uri === uri ? kept : [...kept, { path: own.path, uri, at: now }];
  const firstNeeded = all.findLastIndex(({ at }) => at <= now - allowanceMs);
  return all.slice(Math.max(0, firstNeeded));
}

/**
 * What to ask an edge now. A playlist only when we have listed it for so long that the edge must have what was the newest then, and
 * only while we list that ourselves: after a new broadcast it is gone.
 */
export function questionOf(listings: readonly Listing[], own: OwnPlaylist | null, now: number): Question {
  const due = listings.findLast(({ at }) => at <= now - allowanceMs);
  if (own === null || due === undefined || !lists(own.text, due.uri)) return { path: healthPath, mustList: null };
  return { path: own.path, mustList: due.uri };
}

/** Why this answer is a miss, or null for a good one. A playlist that is older than it may be is one: the edge lost its origin. */
export function faultOf({ mustList }: Question, answer: Answer | null): 'silent' | 'refused' | 'stale' | null {
  if (answer === null) return 'silent';
  if (answer.status !== 200) return 'refused';
  return mustList === null || lists(answer.text, mustList) ? null : 'stale';
}

function newestUri(text: string): string | undefined {
  return linesOf(text).findLast((line) => line !== '' && !line.startsWith('#'));
}

function lists(text: string, uri: string): boolean {
  return linesOf(text).includes(uri);
}

function linesOf(text: string): string[] {
  return text.split(/\r?\n/);
}
