import { usedShares } from '../edges/edge.js';
import type { Symptom } from '../problems/problem.js';
import type { EdgeFacts } from './facts.js';

/** Share of its capacity over which an edge is warned of. */
const crowded = 0.9;

/** What is wrong with an edge. */
export function judgeEdge({ id, name, isMissed, load, capacity }: EdgeFacts): Symptom[] {
  const about = { subject: id, edgeId: id, fault: 'operator' } as const;
  if (isMissed) return [{ ...about, code: 'edge_gone', severity: 'error', facts: { edgeName: name } }];
  if (load === null) return [];
  const symptoms: Symptom[] = [];
  if (!load.originReachable) {
    symptoms.push({ ...about, code: 'edge_without_origin', severity: 'error', facts: { edgeName: name } });
  }
  const { bits, sessions } = usedShares(capacity, load);
  const used = Math.max(bits ?? 0, sessions ?? 0);
  if (used > crowded) {
    const of = used === bits ? 'bits' : 'sessions';
    // In steps of ten, so that it is not news at every look.
    const usedPercent = Math.round(used * 10) * 10;
    symptoms.push({
      ...about,
      code: 'edge_overloaded',
      severity: 'warning',
      facts: { edgeName: name, of, usedPercent },
    });
  }
  return symptoms;
}
