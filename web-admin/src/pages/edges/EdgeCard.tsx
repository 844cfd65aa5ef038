import { Badge, Group, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import type { Edge } from '../../api/types.js';
import { useTexts } from '../../i18n/i18n.js';
import { Ago } from '../../parts/Time.js';
import { DrainButton } from './DrainButton.js';
import { EdgeLoad, OriginNotice } from './EdgeLoad.js';
import { EdgeStanding } from './EdgeStanding.js';
import classes from './edges.module.css';

export function EdgeCard({ edge }: { edge: Edge }) {
  const t = useTexts();
  return (
    <article className={classes['card']} aria-label={edge.name}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div style={{ minWidth: 0 }}>
          <Title order={2} style={{ overflowWrap: 'anywhere' }}>
            <Link to={`/edges/${edge.id}`}>{edge.name}</Link>
          </Title>
          <EdgeStanding edge={edge} />
        </div>
        <DrainButton edge={edge} size="xs" />
      </Group>
      <OriginNotice edge={edge} />
      <EdgeLoad edge={edge} />
      <Group gap={6}>
        {edge.region !== null && (
          <Badge variant="light" tt="none" fw={500}>
            {edge.region}
          </Badge>
        )}
        <Badge variant="light" color="gray" tt="none" fw={500}>
          {t.edges.weight} {edge.weight}
        </Badge>
      </Group>
      <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        {edge.baseUrl}
        <br />
        {t.edges.lastSeen}: <Ago at={edge.lastSeenAt} />
        {edge.software !== null && ` · ${edge.software}`}
      </Text>
    </article>
  );
}
