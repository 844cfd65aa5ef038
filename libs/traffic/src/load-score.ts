import { dimensions, type Candidate } from './candidate.js';

/** Up to this share of its capacity a candidate is as good as an empty one: who moves has a cold cache. */
const comfortable = 0.7;
/** Scores come in steps, so that a load that wavers moves nobody, and one that rises moves a fifth of the viewers at a time. */
const steps = 5;

/**
 * `load_score`: the headroom of its fullest dimension. 1 up to 70 % of the capacity, then falling in fifths to 0 at 100 %. 1 where
 * capacity or load is not known.
 */
export function loadScore({ capacity, load }: Candidate): number {
  if (load === null) return 1;
  const used = dimensions.map((dimension) => {
    const limit = capacity[dimension];
    return limit === null ? 0 : load[dimension] / limit;
  });
  const headroom = (1 - Math.max(...used)) / (1 - comfortable);
  return Math.min(1, Math.max(0, Math.ceil(headroom * steps) / steps));
}
