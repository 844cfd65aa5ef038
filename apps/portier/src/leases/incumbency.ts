/** What is known of the processes that used an agent's token. */
export interface Known {
  /** Of the process that the tasks belong to; null = none yet. */
  incarnation: string | null;
  /** Processes that were followed by another one. */
  superseded: readonly string[];
  /** The lease of the present one has run out: it no longer speaks for the agent. */
  isLapsed: boolean;
  /** Tasks the agent holds that this process reports with their lease, and all it holds. */
  proven: number;
  held: number;
}

/**
 * Whether a process may speak for its agent.
 * - `incumbent`: the same as last time.
 * - `successor`: the agent was restarted. It takes over at once when it knows the agent's tasks or there are none, else when
 *   the lease of its predecessor has run out.
 * - `rival`: a second machine with the same token. It gets nothing, and stops what it runs, while the first one is there:
 *   otherwise tasks would wander between the two with every heartbeat.
 */
export type Incumbency = 'incumbent' | 'successor' | 'rival';

export function incumbencyOf(incarnation: string, known: Known): Incumbency {
  if (known.incarnation === incarnation) return 'incumbent';
  if (known.incarnation === null || known.isLapsed) return 'successor';
  if (known.superseded.includes(incarnation)) return 'rival';
  return known.held === 0 || known.proven > 0 ? 'successor' : 'rival';
}

const remembered = 8;

/** The superseded processes to remember once `incarnation` has taken over. */
export function supersededBy(incarnation: string, known: Pick<Known, 'incarnation' | 'superseded'>): string[] {
  const before = known.incarnation === null ? [] : [known.incarnation];
  return [...new Set([...before, ...known.superseded])].filter((one) => one !== incarnation).slice(0, remembered);
}
