import { Alert, Button } from '@mantine/core';
import { useTexts } from '../i18n/i18n.js';

/** The form holds text from before the page was loaded anew. */
export function RestoredNotice({ onDiscard }: { onDiscard: () => void }) {
  const t = useTexts();
  return (
    <Alert color="blue" title={t.stale.restoredTitle} role="status">
      {t.stale.restoredText}
      <div style={{ marginTop: 10 }}>
        <Button size="xs" variant="default" onClick={onDiscard}>
          {t.stale.discard}
        </Button>
      </div>
    </Alert>
  );
}
