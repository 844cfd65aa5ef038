import { Alert, Stack, Text } from '@mantine/core';
import type { Applied } from '../../api/types.js';
import { useTexts } from '../../i18n/i18n.js';
import { CopyField } from '../../parts/CopyField.js';

/** Done; publish keys and secrets of alert webhooks that were made are shown this once. */
export function NewKeys({ applied: { steps, newKeys, newSecrets } }: { applied: Applied }) {
  const t = useTexts();
  return (
    <Alert color="teal" title={t.files.applied(steps.length)} role="status">
      {newKeys.length > 0 && (
        <Stack gap="sm" mt="xs">
          <Text size="sm">{t.files.keysOnce}</Text>
          {newKeys.map(({ stream, label, key }) => (
            <CopyField key={key} label={label === '' ? stream : `${stream}: ${label}`} value={key} />
          ))}
        </Stack>
      )}
      {newSecrets.length > 0 && (
        <Stack gap="sm" mt="md">
          <Text size="sm">{t.files.secretsOnce}</Text>
          {newSecrets.map(({ destination, secret }) => (
            <CopyField key={secret} label={destination} value={secret} />
          ))}
        </Stack>
      )}
    </Alert>
  );
}
