import { Center, Loader } from '@mantine/core';
import { useTexts } from '../i18n/i18n.js';

export function PageLoading() {
  const t = useTexts();
  return (
    <Center mih="60vh" role="status" aria-label={t.app.loading}>
      <Loader type="dots" />
    </Center>
  );
}
