import { createHash } from 'node:crypto';
import type { Scored } from './policy.js';

/**
 * `weighted`: weighted rendezvous (highest random weight; Wang and Ravishankar, "Hash-Based Virtual Hierarchies for Caching in Hybrid
 * Content-Delivery Networks", for the weights). Each bucket keeps its candidate while the candidates and their weights are the same;
 * of n candidates, one that comes or goes moves 1/n of the buckets and no other. Who has a score of 0 comes behind all others.
 */
export function weighted(scored: readonly Scored[], bucket: number): Scored[] {
  return scored
    .map((each) => ({ each, attraction: attractionOf(each, bucket) }))
    .sort((a, b) => b.attraction - a.attraction || (a.each.candidate.id < b.each.candidate.id ? -1 : 1))
    .map(({ each }) => each);
}

/** Greater than 0 for who has a share; the others, from -1 on, keep an order of their own. */
function attractionOf({ candidate, score }: Scored, bucket: number): number {
  const chance = chanceOf(`${bucket}/${candidate.id}`);
  const share = candidate.weight * score;
  return share > 0 ? -share / Math.log(chance) : chance - 1;
}

/** A number between 0 and 1, neither of them, that is the same for the same text on every director. */
function chanceOf(text: string): number {
  return (createHash('sha256').update(text).digest().readUIntBE(0, 6) + 1) / (2 ** 48 + 2);
}
