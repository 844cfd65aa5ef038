import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useCallback } from 'react';
import { useTexts } from '../i18n/i18n.js';

interface Question {
  title: string;
  text: string;
  confirmLabel: string;
  onConfirm: () => void;
}

/** Asks before something that cannot be undone. The safe answer has the focus. */
export function useConfirm(): (question: Question) => void {
  const t = useTexts();
  return useCallback(
    ({ title, text, confirmLabel, onConfirm }: Question) => {
      modals.openConfirmModal({
        title,
        children: <Text size="sm">{text}</Text>,
        labels: { confirm: confirmLabel, cancel: t.common.cancel },
        confirmProps: { color: 'red' },
        cancelProps: { 'data-autofocus': true },
        closeButtonProps: { 'aria-label': t.common.close },
        onConfirm,
      });
    },
    [t],
  );
}
