import { available } from './available.js';
import type { Candidate, Exclusion } from './candidate.js';
import { loadScore } from './load-score.js';
import { weighted } from './weighted.js';

/** A candidate that may be given away. */
export interface Scored {
  candidate: Candidate;
  /** Product of all scorers, 0 to 1; 0 = only when there is nothing better. */
  score: number;
}

/** Takes candidates out: the reason, or null for one that stays. */
export type Filter = (candidate: Candidate) => Exclusion | null;
/** Grades a candidate from 0 (full) to 1 (free). */
export type Scorer = (candidate: Candidate) => number;
/** Brings candidates into the order in which this viewer shall try them. */
export type Chooser = (scored: readonly Scored[], bucket: number) => Scored[];

/** Every link a policy may name, and what it does, for the message about an unknown one. */
const filters: Record<string, Filter> = { available };
const scorers: Record<string, Scorer> = { load_score: loadScore };
const choosers: Record<string, Chooser> = { weighted };

/** How viewers are spread: filters, then scorers, then one chooser. */
export interface Policy {
  filters: readonly Filter[];
  scorers: readonly Scorer[];
  chooser: Chooser;
}

export interface Ranking {
  /** Best first. Empty when nothing is available. */
  ranked: Scored[];
  excluded: { candidate: Candidate; reason: Exclusion }[];
}

/** What `DIRECTOR_TRAFFIC_POLICY` may name. */
export const knownLinks: readonly string[] = [filters, scorers, choosers].flatMap((links) => Object.keys(links));

/**
 * Reads a chain such as `available,load_score,weighted`.
 * @returns the policy, or one sentence on what is wrong with the text
 */
export function parsePolicy(text: string): Policy | { problem: string } {
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !knownLinks.includes(name));
  if (unknown !== undefined) return { problem: `"${unknown}" is not known; use ${knownLinks.join(', ')}` };
  if (new Set(names).size < names.length) return { problem: 'each name may stand once' };
  const ranks = names.map((name) => (name in filters ? 0 : name in scorers ? 1 : 2));
  if (ranks.some((rank, position) => rank < (ranks[position - 1] ?? 0))) {
    return { problem: 'name filters first, then scorers, then the chooser' };
  }
  const chooser = choosers[names.at(-1) ?? ''];
  if (chooser === undefined || ranks.filter((rank) => rank === 2).length > 1) {
    return { problem: `end with one of ${Object.keys(choosers).join(', ')}` };
  }
  // A dead edge must never be given to a viewer, whatever somebody types.
  if (!names.includes('available')) return { problem: 'begin with "available"' };
  return { filters: picked(filters, names), scorers: picked(scorers, names), chooser };
}

/**
 * The candidates this viewer shall try, in order.
 * @param bucket of the viewer: the same bucket gets the same order as long as the candidates are the same
 */
export function rank(policy: Policy, candidates: readonly Candidate[], bucket: number): Ranking {
  const excluded: Ranking['excluded'] = [];
  const remaining: Scored[] = [];
  for (const candidate of candidates) {
    const reason = policy.filters.map((filter) => filter(candidate)).find((each) => each !== null);
    if (reason !== undefined && reason !== null) excluded.push({ candidate, reason });
    else remaining.push({ candidate, score: policy.scorers.reduce((score, scorer) => score * scorer(candidate), 1) });
  }
  return { ranked: policy.chooser(remaining, bucket), excluded };
}

function picked<Link>(links: Record<string, Link>, names: readonly string[]): Link[] {
  return names.flatMap((name) => links[name] ?? []);
}
