import { z } from 'zod';
import { namePattern, uuid } from './names.js';

/**
 * Where an edge stands:
 *
 *     joining --presence--> active <--activate/drain--> draining
 *                              \                           /
 *                               `------ silent -----------'--> gone --presence--> active
 *
 * Only an `active` edge is given to viewers; a `draining` one keeps those it has until they were steered away.
 */
export const edgeStates = ['joining', 'active', 'draining', 'gone'] as const;
export const edgeState = z.enum(edgeStates);
export type EdgeState = z.infer<typeof edgeState>;

/** An edge that was silent for so long is `gone`; its agent speaks each second. */
export const edgePresenceExpiresAfterMs = 5_000;
export const edgePresenceEveryMs = 1_000;

/** Name of an edge: part of its HLS pathway id (RFC 8216bis 7.1), shown to people. */
export const edgeName = z.string().regex(namePattern, 'use 1 to 64 letters, digits, "-" or "_"');

const measure = z.number().finite().nonnegative().max(1e15);

/** What an edge carries, measured over its last seconds. */
export const edgeLoad = z.object({
  /** To viewers. */
  bitsPerSecond: measure,
  /** Open connections of viewers (nginx `stub_status`). */
  connections: measure,
  requestsPerSecond: measure,
  /** Share of requests answered from the cache, 0 to 1; null = there was none. */
  cacheHitRatio: z.number().min(0).max(1).nullable(),
  /** Whether a director answered the edge lately: without one it can only serve what it has. */
  originReachable: z.boolean(),
});
export type EdgeLoad = z.infer<typeof edgeLoad>;

/** `PUT /api/v1/edges/self/presence`, with the edge's own token, each second. */
export const edgePresence = z.object({
  /** Program and version, such as `nginx/1.22.1`. */
  software: z.string().max(100),
  /** The agent was told to stop: give it no new viewers. */
  isLeaving: z.boolean(),
  load: edgeLoad,
});
export type EdgePresence = z.infer<typeof edgePresence>;

/** What portier answers: how the edge stands there. */
export const edgePresenceAnswer = z.object({
  name: edgeName,
  state: edgeState,
  incarnation: z.number().int().positive(),
});
export type EdgePresenceAnswer = z.infer<typeof edgePresenceAnswer>;

/** An edge as directors see it. */
export const directoryEdge = z.object({
  id: uuid,
  name: edgeName,
  /** Rises each time the edge comes back from `gone`: a player bans a pathway that failed for minutes, a new id is a new chance. */
  incarnation: z.number().int().positive(),
  /** How viewers reach it, without a trailing slash; `/hls/...` follows. */
  baseUrl: z.string(),
  region: z.string().nullable(),
  /** Share of viewers relative to the other edges; 0 = none. */
  weight: z.number().nonnegative(),
  capacity: z.object({
    bitsPerSecond: z.number().positive().nullable(),
    sessions: z.number().int().positive().nullable(),
  }),
  state: edgeState,
  /** What it last said, or null while it is silent. */
  load: edgeLoad.nullable(),
  /** When it last spoke, milliseconds ago by portier's clock; null = never. */
  silentForMs: z.number().nonnegative().nullable(),
});
export type DirectoryEdge = z.infer<typeof directoryEdge>;

/** `GET /api/v1/feeds/edges` (scope `feeds:directory`): all edges, whole, each time. Directors ask each second. */
export const edgesFeed = z.object({ edges: z.array(directoryEdge).max(1_000) });
export type EdgesFeed = z.infer<typeof edgesFeed>;

/**
 * How an edge names itself to directors, as the `User-Agent` of every request it passes on. Directors count viewers and must not count an
 * edge as one.
 */
export const edgeUserAgent = 'portier-edge';

/** Id of the pathway of an edge in multivariant playlists and steering manifests (RFC 8216bis 7.1: letters, digits, `.-_`). */
export function pathwayOf({ name, incarnation }: Pick<DirectoryEdge, 'name' | 'incarnation'>): string {
  return `${name}.${incarnation}`;
}
