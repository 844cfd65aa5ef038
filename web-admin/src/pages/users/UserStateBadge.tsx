import type { UserState } from '../../api/types.js';
import { useTexts } from '../../i18n/i18n.js';
import { StateBadge, type Tone } from '../../parts/StateBadge.js';

const tones: Record<UserState, Tone> = { active: 'good', pending: 'warn', unconfirmed: 'busy', disabled: 'off' };

export function UserStateBadge({ state }: { state: UserState }) {
  const t = useTexts();
  return <StateBadge tone={tones[state]} label={t.users.states[state]} hint={t.users.stateHints[state]} />;
}
