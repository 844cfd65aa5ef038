import { Modal, Stack, Text } from '@mantine/core';
import { useTexts } from '../../i18n/i18n.js';
import { Sharing } from './Sharing.js';
import type { Shared } from './use-grants.js';

interface SharingModalProps {
  /** Null: closed. */
  shared: (Shared & { name: string }) | null;
  onClose: () => void;
}

export function SharingModal({ shared, onClose }: SharingModalProps) {
  const t = useTexts();
  return (
    <Modal
      opened={shared !== null}
      onClose={onClose}
      size="lg"
      title={shared === null ? t.sharing.title : t.sharing.titleOf(shared.name)}
      closeButtonProps={{ 'aria-label': t.common.close }}
    >
      {shared !== null && (
        <Stack>
          {shared.noun === 'applications' && (
            <Text size="sm" c="dimmed">
              {t.sharing.applicationHint}
            </Text>
          )}
          <Sharing noun={shared.noun} id={shared.id} />
        </Stack>
      )}
    </Modal>
  );
}
