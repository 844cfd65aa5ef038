import { Alert, Stack, Text } from '@mantine/core';
import { useTexts } from '../../i18n/i18n.js';
import { CopyField } from '../../parts/CopyField.js';
import { Instant } from '../../parts/Time.js';

/** A link that sets a password once, to be handed over. */
export function PasswordLink({ link: { url, expiresAt } }: { link: { url: string; expiresAt: string } }) {
  const t = useTexts();
  return (
    <Stack gap="sm">
      <Alert color="teal">{t.users.linkText}</Alert>
      <CopyField label={t.users.link} value={url} isProminent />
      <Text size="sm" c="dimmed">
        {t.users.linkUntil} <Instant at={expiresAt} />
      </Text>
    </Stack>
  );
}
