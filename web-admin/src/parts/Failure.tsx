import { Alert, Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTexts } from '../i18n/i18n.js';
import { problemSentence } from './notices.js';

/** What went wrong and, when that helps, a button to try again. */
export function Failure({ error, onRetry }: { error: unknown; onRetry?: (() => void) | undefined }) {
  const t = useTexts();
  return (
    <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title={t.problems.title} role="alert">
      {problemSentence(error, t)}
      {onRetry !== undefined && (
        <div style={{ marginTop: 10 }}>
          <Button size="xs" color="red" variant="light" onClick={onRetry}>
            {t.common.retry}
          </Button>
        </div>
      )}
    </Alert>
  );
}
