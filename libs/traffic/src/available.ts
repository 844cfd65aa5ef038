import type { Candidate, Exclusion } from './candidate.js';

/**
 * `available`: active for portier, answering this director's probes, able to reach its origin, and meant to have viewers.
 * Whether it spoke lately is part of `active`: portier decides that, with patience after its own outages, and while portier is away
 * the last word holds and the probes tell who is dead.
 */
export function available({ state, isHealthy, isOriginReachable, weight }: Candidate): Exclusion | null {
  if (state !== 'active') return 'not_active';
  if (!isHealthy) return 'unhealthy';
  if (isOriginReachable === false) return 'no_origin';
  return weight > 0 ? null : 'no_weight';
}
