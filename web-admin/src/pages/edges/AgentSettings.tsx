import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { serverQuery } from '../../api/session.js';
import { useTexts } from '../../i18n/i18n.js';
import { CopyIcon } from '../../parts/CopyField.js';
import classes from './edges.module.css';

/** What the agent of an edge is started with, ready to paste. Its token cannot be shown again. */
export function AgentSettings({ token, onClose }: { token: string; onClose: () => void }) {
  const t = useTexts();
  const { data: server } = useQuery(serverQuery);
  const lines = [
    `EDGE_PORTIER_URL=${server?.publicUrl ?? ''}`,
    `EDGE_TOKEN=${token}`,
    `EDGE_DIRECTOR_URLS=${server?.directorUrl ?? ''}`,
  ].join('\n');
  return (
    <Stack>
      <Alert color="teal">{t.edges.createdText}</Alert>
      <div>
        <Group justify="space-between" mb={4}>
          <Text size="sm" fw={500}>
            {t.edges.settings}
          </Text>
          <CopyIcon value={lines} label={t.edges.settings} />
        </Group>
        <pre className={classes['settings']} tabIndex={0} aria-label={t.edges.settings}>
          {lines}
        </pre>
      </div>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t.common.close}
        </Button>
      </Group>
    </Stack>
  );
}
