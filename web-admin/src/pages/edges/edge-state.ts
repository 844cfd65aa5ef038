import type { Edge } from '../../api/types.js';
import type { Tone } from '../../parts/StateBadge.js';

/** From here on an edge is drawn as too full, of 1. */
export const fullShare = 0.9;

const tones: Record<Edge['state'], Tone> = { joining: 'busy', active: 'good', draining: 'warn', gone: 'bad' };

/** How an edge is told: an active one that reaches no director, or is full, needs a look. */
export function toneOf(
  edge: Pick<Edge, 'state' | 'reason' | 'isDrained' | 'load' | 'capacityBitsPerSecond' | 'capacitySessions'>,
): Tone {
  // Switched off on purpose: portier takes that for no problem either.
  if (edge.state === 'gone' && standingOf(edge) !== 'gone') return 'off';
  const isStruggling = edge.load !== null && (!edge.load.originReachable || loadShare(edge) >= fullShare);
  return edge.state === 'active' && isStruggling ? 'warn' : tones[edge.state];
}

/** How full it is by whichever is scarcer, of 1; 0 while nothing of it is known. */
export function loadShare({
  load,
  capacityBitsPerSecond,
  capacitySessions,
}: Pick<Edge, 'load' | 'capacityBitsPerSecond' | 'capacitySessions'>): number {
  if (load === null) return 0;
  const share = (used: number, all: number | null) => (all === null ? 0 : used / all);
  return Math.max(share(load.bitsPerSecond, capacityBitsPerSecond), share(load.connections, capacitySessions));
}

/** Which words say how an edge stands: its state, or more exactly why it is in it. */
export function standingOf({
  state,
  reason,
  isDrained,
}: Pick<Edge, 'state' | 'reason' | 'isDrained'>): Edge['state'] | 'leaving' | 'left' | 'drainedAway' {
  if (isDrained && state !== 'draining') return 'drainedAway';
  if (state === 'draining' && reason === 'leaving') return 'leaving';
  return state === 'gone' && reason === 'left' ? 'left' : state;
}
