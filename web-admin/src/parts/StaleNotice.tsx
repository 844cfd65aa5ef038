import { Alert, Button, Group } from '@mantine/core';
import { useTexts } from '../i18n/i18n.js';

interface StaleNoticeProps {
  onTakeTheirs: () => void;
  onKeepMine: () => void;
}

/** Two people edited one thing: neither loses text without being asked. */
export function StaleNotice({ onTakeTheirs, onKeepMine }: StaleNoticeProps) {
  const t = useTexts();
  return (
    <Alert color="orange" title={t.problems.staleTitle} role="alert">
      {t.problems.staleText}
      <Group mt="sm" gap="xs">
        <Button size="xs" variant="default" onClick={onTakeTheirs}>
          {t.problems.takeTheirs}
        </Button>
        <Button size="xs" onClick={onKeepMine}>
          {t.problems.keepMine}
        </Button>
      </Group>
    </Alert>
  );
}
