import type { Edge } from '../../api/types.js';
import { useTexts } from '../../i18n/i18n.js';
import { StateBadge } from '../../parts/StateBadge.js';
import { standingOf, toneOf } from './edge-state.js';

export function EdgeStateBadge({ edge }: { edge: Edge }) {
  const t = useTexts();
  return (
    <StateBadge tone={toneOf(edge)} label={t.edges.states[edge.state]} hint={t.edges.stateHints[standingOf(edge)]} />
  );
}
