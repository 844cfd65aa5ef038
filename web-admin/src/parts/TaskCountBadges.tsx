import { Group, Text } from '@mantine/core';
import type { TaskCounts } from '../api/types.js';
import { useTexts } from '../i18n/i18n.js';
import { StateBadge } from './StateBadge.js';

/** How the tasks of a stream are doing, the worst first. */
export function TaskCountBadges({ counts }: { counts: TaskCounts }) {
  const t = useTexts();
  const { quarantined, retrying, pending, running } = counts;
  if (quarantined + retrying + pending + running === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t.streams.noTasks}
      </Text>
    );
  }
  return (
    <Group gap={6}>
      {quarantined > 0 && <StateBadge tone="bad" label={t.streams.countQuarantined(quarantined)} />}
      {retrying > 0 && <StateBadge tone="warn" label={t.streams.countRetrying(retrying)} />}
      {pending > 0 && <StateBadge tone="busy" label={t.streams.countPending(pending)} />}
      {running > 0 && <StateBadge tone="good" label={t.streams.countRunning(running)} />}
    </Group>
  );
}
