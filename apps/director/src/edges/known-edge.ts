import { pathwayOf, type DirectoryEdge, type EdgesFeed } from '@app/contract';
import type { Candidate, Costs } from '@app/traffic';

/** What is written into a playlist is an origin and nothing else, whoever wrote it into the database. */
export function takeFeed({ edges }: EdgesFeed): { edges: DirectoryEdge[]; refused: string[] } {
  const taken: DirectoryEdge[] = [];
  const refused: string[] = [];
  for (const edge of edges) {
    const origin = originOf(edge.baseUrl);
    if (origin === null) refused.push(edge.name);
    else taken.push({ ...edge, baseUrl: origin });
  }
  return { edges: taken, refused };
}

/** Facts worth a file: all but the figures, which are old within seconds. */
export function withoutFigures(edges: readonly DirectoryEdge[]): EdgesFeed {
  return { edges: edges.map((edge) => ({ ...edge, load: null, silentForMs: null })) };
}

interface Judgement {
  isHealthy: boolean;
  /** Assigned and not in the measured load yet. */
  missing: Costs<number>;
  /** Whether portier told of it lately: an old load says nothing. */
  isCurrent: boolean;
}

/** An edge as the traffic policy sees it. */
export function candidateOf(edge: DirectoryEdge, { isHealthy, missing, isCurrent }: Judgement): Candidate {
  const load = isCurrent ? edge.load : null;
  return {
    id: edge.id,
    state: edge.state,
    isHealthy,
    isOriginReachable: load?.originReachable ?? null,
    weight: edge.weight,
    capacity: edge.capacity,
    load:
      load === null
        ? null
        : {
            bitsPerSecond: load.bitsPerSecond + missing.bitsPerSecond,
            sessions: load.connections + missing.sessions,
          },
  };
}

/** The way to a stream's playlists over an edge. */
export function pathwayTo(edge: DirectoryEdge, stream: string): { id: string; base: string } {
  return { id: pathwayOf(edge), base: `${edge.baseUrl}/hls/${stream}/` };
}

function originOf(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, origin } = new URL(url);
  return protocol === 'http:' || protocol === 'https:' ? origin : null;
}
