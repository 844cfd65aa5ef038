import { Button, Group, Modal, Text } from '@mantine/core';
import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import { useTexts } from '../i18n/i18n.js';

/** For `navigate` after what was typed has been saved, or its thing deleted: the guard lets it pass. */
export const finished = { state: 'finished' };

/** Asks before a page with unsaved changes is left, by a link, the back button or the end of the tab. */
export function UnsavedGuard({ isUnsaved, onLeave }: { isUnsaved: () => boolean; onLeave?: () => void }) {
  const t = useTexts();
  const blocker = useBlocker(({ currentLocation, nextLocation, historyAction }) => {
    const isFinished = historyAction === 'PUSH' && nextLocation.state === finished.state;
    return !isFinished && currentLocation.pathname !== nextLocation.pathname && isUnsaved();
  });
  useEffect(() => {
    const onUnload = (event: BeforeUnloadEvent) => {
      if (isUnsaved()) event.preventDefault();
    };
    window.addEventListener('beforeunload', onUnload);
    return () => window.removeEventListener('beforeunload', onUnload);
  }, [isUnsaved]);
  return (
    <Modal
      opened={blocker.state === 'blocked'}
      onClose={() => blocker.reset?.()}
      title={t.problems.unsavedTitle}
      closeButtonProps={{ 'aria-label': t.common.close }}
      centered
    >
      <Text size="sm" mb="lg">
        {t.problems.unsavedText}
      </Text>
      <Group justify="flex-end">
        <Button variant="default" data-autofocus onClick={() => blocker.reset?.()}>
          {t.problems.stay}
        </Button>
        <Button color="red" onClick={() => (onLeave?.(), blocker.proceed?.())}>
          {t.problems.leave}
        </Button>
      </Group>
    </Modal>
  );
}
