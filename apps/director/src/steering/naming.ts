import type { Pathway } from '@app/hls';

/** Where a player is, and what it was told to do before. */
export interface Position {
  /** Pathway it plays on, as it says (`_HLS_pathway`); null = it does not say. */
  at: string | null;
  /** First pathway of the last answer; null = this is its first question. */
  told: string | null;
}

/** A player that stays away from an edge is asked to try it again this often, milliseconds. */
const retryEveryMs = 30_000;

/**
 * The pathways under the ids this player shall know them by. hls.js bans the id of a pathway that failed once for five minutes, which is
 * long for an nginx that was restarted within a second, or a director that was away for three: nobody called that edge gone, so it has no
 * new incarnation. A player that was told to go to an edge and is elsewhere gets it under a new id (`north.1-r57`), which it keeps.
 */
export function named(pathways: readonly Pathway[], { at, told }: Position, now: number): Pathway[] {
  return pathways.map((pathway, position) => {
    if (at !== null && isOf(at, pathway)) return { ...pathway, id: at };
    const isRefused = position === 0 && told !== null && isOf(told, pathway);
    return isRefused ? { ...pathway, id: `${pathway.id}-r${Math.floor(now / retryEveryMs)}` } : pathway;
  });
}

/** Names of edges have no dot, so that no pathway begins with another one and `-r`. */
function isOf(id: string, pathway: Pathway): boolean {
  return id === pathway.id || id.startsWith(`${pathway.id}-r`);
}
