import { Alert } from '@mantine/core';
import { IconClockExclamation } from '@tabler/icons-react';
import type { GuestView } from '../../api/types.js';
import { formatDuration } from '../../format/time.js';
import { useTexts } from '../../i18n/i18n.js';
import { clockSkew } from './times.js';

/** Told when the device's clock would make somebody come too late. */
export function ClockWarning({ view, receivedAt }: { view: GuestView; receivedAt: number }) {
  const t = useTexts();
  const skew = clockSkew(view.now, receivedAt);
  if (skew === 0) return null;
  return (
    <Alert color="orange" icon={<IconClockExclamation aria-hidden />}>
      {t.guest.clockWrong(formatDuration(Math.abs(skew) / 1_000, t.common.units))}
    </Alert>
  );
}
