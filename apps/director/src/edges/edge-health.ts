/** What this director's own probes say of an edge. */
export interface EdgeHealth {
  isHealthy: boolean;
  /** Probes in a row that said otherwise. */
  contrary: number;
}

/** An edge nobody has probed yet is what portier says of it: a director that has just started must not send everybody away. */
export const unprobed: EdgeHealth = { isHealthy: true, contrary: 0 };

/** One lost answer is no failure, and one answer is no recovery (hls.md section 6, 6). */
const probesToTurn = 2;

/** The health after one more probe: two misses make an edge unhealthy, two good answers healthy. */
export function advance(health: EdgeHealth, isGood: boolean): EdgeHealth {
  if (isGood === health.isHealthy) return { ...health, contrary: 0 };
  const contrary = health.contrary + 1;
  return contrary < probesToTurn ? { ...health, contrary } : { isHealthy: isGood, contrary: 0 };
}
