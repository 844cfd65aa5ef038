/** One way to the same renditions (RFC 8216bis 7.1). */
export interface Pathway {
  /** Letters, digits, `.`, `-` and `_`. A player that failed on one id bans it for minutes: what comes back needs a new one. */
  id: string;
  /** Before the name of a media playlist: `https://edge.example/hls/show/`, or empty for "beside the multivariant playlist". */
  base: string;
}

/** The director itself: the last resort, always there, and what pathways that came later are cloned from. */
export const originPathway: Pathway = { id: 'origin', base: '' };

/** How often players ask again: with a probe each second, a hanging edge costs less than the six seconds in their buffer. */
export const steeringTtlSeconds = 2;

/** RFC 8216bis 7.2. */
export interface SteeringManifest {
  VERSION: 1;
  TTL: number;
  'RELOAD-URI': string;
  'PATHWAY-PRIORITY': string[];
  'PATHWAY-CLONES'?: PathwayClone[];
}

export interface PathwayClone {
  'BASE-ID': string;
  ID: string;
  'URI-REPLACEMENT': {
    'PER-VARIANT-URIS': Record<string, string>;
    'PER-RENDITION-URIS': Record<string, string>;
  };
}

interface Steering {
  reloadUri: string;
  /** Best first, without the origin, which comes last by itself. */
  pathways: readonly Pathway[];
  /** Ids the player has from its multivariant playlist. */
  known: readonly string[];
  /** Ids of what a clone is made of: `stableIds`. */
  stable: { variants: readonly string[]; renditions: readonly string[] };
}

/**
 * What a player is told every few seconds. Pathways it does not know become clones of the origin, with whole addresses: the `HOST` of
 * a replacement changes the name of a host, not its port or scheme. A clone of what the player knows is left out, as players differ in
 * what they make of it.
 */
export function steeringManifest({ reloadUri, pathways, known, stable }: Steering): SteeringManifest {
  const clones = pathways.filter(({ id }) => !known.includes(id)).map((pathway) => cloneOf(pathway, stable));
  return {
    VERSION: 1,
    TTL: steeringTtlSeconds,
    'RELOAD-URI': reloadUri,
    'PATHWAY-PRIORITY': [...pathways.map(({ id }) => id), originPathway.id],
    ...(clones.length === 0 ? {} : { 'PATHWAY-CLONES': clones }),
  };
}

function cloneOf({ id, base }: Pathway, { variants, renditions }: Steering['stable']): PathwayClone {
  const addresses = (ids: readonly string[]) => Object.fromEntries(ids.map((each) => [each, `${base}${each}.m3u8`]));
  return {
    'BASE-ID': originPathway.id,
    ID: id,
    'URI-REPLACEMENT': { 'PER-VARIANT-URIS': addresses(variants), 'PER-RENDITION-URIS': addresses(renditions) },
  };
}
