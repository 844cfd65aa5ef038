import { Tooltip } from '@mantine/core';
import type { TaskState } from '../api/types.js';
import { useTexts } from '../i18n/i18n.js';
import classes from './state.module.css';

/** `good` works, `busy` is on its way, `warn` struggles, `bad` needs a person, `off` rests. */
export type Tone = 'good' | 'busy' | 'warn' | 'bad' | 'off';

interface StateBadgeProps {
  tone: Tone;
  label: string;
  /** One sentence that explains the state. */
  hint?: string | undefined;
  isPulsing?: boolean;
}

/** How something is: a word, a colour and a shape. */
export function StateBadge({ tone, label, hint, isPulsing = false }: StateBadgeProps) {
  const badge = (
    <span className={classes['state']} data-tone={tone} data-pulse={isPulsing || undefined}>
      <span className={classes['dot']} aria-hidden />
      {label}
    </span>
  );
  return hint === undefined ? (
    badge
  ) : (
    <Tooltip label={hint} multiline maw={280} withArrow events={{ hover: true, focus: true, touch: true }}>
      {badge}
    </Tooltip>
  );
}

const taskTones: Record<TaskState, Tone> = {
  pending: 'busy',
  claimed: 'busy',
  running: 'good',
  retrying: 'warn',
  quarantined: 'bad',
  stopping: 'off',
  ended: 'off',
};

export function TaskStateBadge({ state }: { state: TaskState }) {
  const t = useTexts();
  return (
    <StateBadge tone={taskTones[state] ?? 'off'} label={t.taskState[state] ?? state} hint={t.taskStateHint[state]} />
  );
}

export function LiveBadge({ isLive, isEnabled = true }: { isLive: boolean; isEnabled?: boolean }) {
  const t = useTexts();
  if (isLive) return <StateBadge tone="good" label={t.streams.live} isPulsing />;
  return <StateBadge tone="off" label={isEnabled ? t.streams.notLive : t.streams.disabled} />;
}
