import { Group, Text } from '@mantine/core';
import type { Edge } from '../../api/types.js';
import { useTexts } from '../../i18n/i18n.js';
import { DurationSince } from '../../parts/Time.js';
import { EdgeStateBadge } from './EdgeStateBadge.js';

/** State, since when, and why. */
export function EdgeStanding({ edge }: { edge: Edge }) {
  const t = useTexts();
  return (
    <Group gap={8} mt={4}>
      <EdgeStateBadge edge={edge} />
      <Text size="xs" c="dimmed">
        <DurationSince since={edge.since} />
        {` · ${t.edges.reasons[edge.reason]}`}
      </Text>
    </Group>
  );
}
