import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../i18n/i18n.js';

interface ShownOnceModalProps<Created> {
  isOpen: boolean;
  /** What has been made; undefined until then. */
  created: Created | undefined;
  title: { before: string; after: string };
  /** Closed before anything was made. */
  onClose: () => void;
  /** Closed after the secret was shown. */
  onFinish: () => void;
  size?: string;
  /** The form that makes it. */
  children: ReactNode;
  /** The secret, which nobody can ask for again. */
  shown: (created: Created) => ReactNode;
}

/** A dialog that makes something and then shows its secret, once: a slip of the mouse must not close it then. */
export function ShownOnceModal<Created>(props: ShownOnceModalProps<Created>) {
  const { isOpen, created, title, onClose, onFinish, size = 'lg', children, shown } = props;
  const t = useTexts();
  const isAsking = created === undefined;
  return (
    <Modal
      opened={isOpen}
      onClose={isAsking ? onClose : onFinish}
      title={isAsking ? title.before : title.after}
      closeButtonProps={{ 'aria-label': t.common.close }}
      closeOnClickOutside={isAsking}
      size={size}
    >
      {isAsking ? children : shown(created)}
    </Modal>
  );
}
