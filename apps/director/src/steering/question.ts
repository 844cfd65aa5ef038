import type { Position } from './naming.js';

/** What a player sends with each question for its steering manifest: what we wrote into its playlist, and where it is. */
export interface SteeringQuestion extends Position {
  bucket: number;
  /** Pathways of its multivariant playlist, the origin not among them. */
  known: readonly string[];
}

const pathwayPattern = /^[A-Za-z0-9._-]{1,90}$/;
const mostKnown = 8;

/** Address of the manifest, relative to the multivariant playlist and to itself. */
export function addressOf({ bucket, known, told }: Omit<SteeringQuestion, 'at'>): string {
  const parts = [`bucket=${bucket}`];
  if (known.length > 0) parts.push(`known=${known.join(',')}`);
  if (told !== null) parts.push(`told=${told}`);
  return `steering.json?${parts.join('&')}`;
}

/** The question behind the query of such an address; null for what we never wrote. */
export function questionOf(query: Record<string, unknown>): SteeringQuestion | null {
  const { bucket, known, told, _HLS_pathway: at } = query;
  if (typeof bucket !== 'string' || !/^\d{1,6}$/.test(bucket)) return null;
  if (told !== undefined && pathwayIn(told) === null) return null;
  const ids = typeof known === 'string' ? known.split(',') : known === undefined ? [] : [''];
  if (ids.length > mostKnown || ids.some((id) => pathwayIn(id) === null)) return null;
  // What a player adds is its own affair: what cannot be read is not said. RFC 8216bis 7.2 has it in quotes, hls.js sends none.
  const plainAt = typeof at === 'string' ? at.replace(/^"(.*)"$/, '$1') : at;
  return { bucket: Number(bucket), known: ids, told: pathwayIn(told), at: pathwayIn(plainAt) };
}

function pathwayIn(value: unknown): string | null {
  return typeof value === 'string' && pathwayPattern.test(value) ? value : null;
}
