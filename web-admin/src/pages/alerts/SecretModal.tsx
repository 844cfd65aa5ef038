import { Alert, Button, Group, Modal, Stack } from '@mantine/core';
import { useTexts } from '../../i18n/i18n.js';
import { CopyField } from '../../parts/CopyField.js';

interface SecretModalProps {
  /** Absent = closed. */
  secret?: string;
  onClose: () => void;
}

/** The secret of a webhook: nobody can show it again. */
export function SecretModal({ secret, onClose }: SecretModalProps) {
  const t = useTexts();
  return (
    <Modal
      opened={secret !== undefined}
      onClose={onClose}
      title={t.alerts.secretTitle}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t.common.close }}
    >
      {secret !== undefined && (
        <Stack>
          <Alert color="teal">{t.alerts.secretText}</Alert>
          <CopyField label={t.alerts.secret} value={secret} isProminent />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t.common.close}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
