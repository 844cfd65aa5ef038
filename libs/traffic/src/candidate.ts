/** What may be given to a viewer, with all that a policy looks at. Plain values: who asks has them measured. */
export interface Candidate {
  /** The same before and after a failure, so that viewers come back to where their segments are cached. */
  id: string;
  /** What portier says of it: only `active` ones are given away. */
  state: string;
  /** Whether it answered this director's own probes. */
  isHealthy: boolean;
  /** Whether it can fetch what it does not have; null = not known. */
  isOriginReachable: boolean | null;
  /** Share relative to the others; 0 = none. */
  weight: number;
  /** Null = not limited, or not known. */
  capacity: Costs<number | null>;
  /** What it carries now, with what was assigned and is not measured yet. Null = not known. */
  load: Costs<number> | null;
}

/** One value for each dimension in which a candidate can be full. */
export interface Costs<Value> {
  bitsPerSecond: Value;
  /** Viewers, or their connections. */
  sessions: Value;
}

export const dimensions = ['bitsPerSecond', 'sessions'] as const satisfies (keyof Costs<unknown>)[];

/** Why a candidate is given to nobody. */
export type Exclusion = 'not_active' | 'unhealthy' | 'no_origin' | 'no_weight';
