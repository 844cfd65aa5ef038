import { Modal, Text } from '@mantine/core';
import { useTexts } from '../i18n/i18n.js';
import { SignInForm } from '../pages/login/SignInForm.js';

/** The sign-in has ended in the middle of work: the form comes over the page, and the page is not lost. */
export function SignInAgain() {
  const t = useTexts();
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={t.login.title}
      centered
    >
      <Text size="sm" c="dimmed" mb="md">
        {t.login.expired}
      </Text>
      <SignInForm />
    </Modal>
  );
}
