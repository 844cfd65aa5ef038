import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { ApiError, ConnectionError } from '../api/client.js';
import type { Texts } from '../i18n/en.js';
import { useTexts } from '../i18n/i18n.js';

/** What went wrong, in one sentence for people. */
export function problemSentence(error: unknown, t: Texts): string {
  if (error instanceof ApiError) return t.fromApi.refusal(error.problem);
  if (error instanceof ConnectionError) return t.problems.noAnswer;
  return t.problems.unexpected;
}

/** Tells a failure in a notification. The end of the sign-in is told by the sign-in form instead. */
export function useProblemNotice(): (error: unknown) => void {
  const t = useTexts();
  return useCallback(
    (error: unknown) => {
      if (error instanceof ApiError && error.status === 401) return;
      notifications.show({
        color: 'red',
        title: t.problems.title,
        message: problemSentence(error, t),
        autoClose: 10_000,
      });
    },
    [t],
  );
}

export function useSuccessNotice(): (message: string) => void {
  return useCallback((message: string) => {
    notifications.show({ color: 'teal', message, autoClose: 3_000 });
  }, []);
}
