import { Alert, Button, Group, Modal, Stack } from '@mantine/core';
import type { Stream } from '../../api/types.js';
import { useTexts } from '../../i18n/i18n.js';
import { KeyToCopy } from './KeyToCopy.js';

interface NewKeyModalProps {
  stream: Stream;
  /** The key that was made just now; undefined = none. */
  publishKey: string | undefined;
  onClose: () => void;
}

/** A new key, this once. */
export function NewKeyModal({ stream, publishKey, onClose }: NewKeyModalProps) {
  const t = useTexts();
  return (
    <Modal
      opened={publishKey !== undefined}
      onClose={onClose}
      title={t.publish.keyCreatedTitle}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t.common.close }}
      size="lg"
    >
      <Stack>
        <Alert color="teal">{t.publish.keyCreatedText}</Alert>
        {publishKey !== undefined && <KeyToCopy rtmpUrl={stream.rtmpUrl} publishKey={publishKey} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t.common.close}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
