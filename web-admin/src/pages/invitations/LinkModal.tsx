import { Alert, Button, Group, Modal, Stack } from '@mantine/core';
import type { NewInvitation } from '../../api/types.js';
import { useTexts } from '../../i18n/i18n.js';
import { CopyField } from '../../parts/CopyField.js';
import { QrCode } from '../../parts/QrCode.js';

interface LinkModalProps {
  /** Absent = closed. */
  invitation?: NewInvitation;
  onClose: () => void;
}

/** The link of an invitation: nobody can show it again. */
export function LinkModal({ invitation, onClose }: LinkModalProps) {
  const t = useTexts();
  return (
    <Modal
      opened={invitation !== undefined}
      onClose={onClose}
      title={t.invitations.linkTitle}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t.common.close }}
      size="lg"
    >
      {invitation !== undefined && (
        <Stack>
          <Alert color="teal">{t.invitations.linkText}</Alert>
          <CopyField label={t.invitations.link} value={invitation.link} isProminent />
          <QrCode text={invitation.link} label={t.invitations.qrLabel} />
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
