import { Text, Title } from '@mantine/core';
import type { GuestView } from '../../api/types.js';
import { formatDuration, formatInstant } from '../../format/time.js';
import { useLanguage } from '../../i18n/i18n.js';
import classes from './guest.module.css';

interface RefusalsProps {
  refusals: GuestView['refusals'];
  notBefore: string | null;
}

/** Attempts with the right key that were refused, in the words of somebody who knows nothing of Portier. */
export function Refusals({ refusals, notBefore }: RefusalsProps) {
  const { texts: t, language } = useLanguage();
  if (refusals.length === 0) return null;
  const earlyBy = ({ at, reason }: RefusalsProps['refusals'][number]) => {
    const seconds = notBefore === null ? 0 : (Date.parse(notBefore) - Date.parse(at)) / 1_000;
    if (reason !== 'key_not_yet_valid' || seconds <= 0) return '';
    return ` ${t.guest.early(formatDuration(seconds, t.common.units))}`;
  };
  return (
    <div>
      <Title order={3} mb={6}>
        {t.guest.refusalsTitle}
      </Title>
      <ul className={classes['refusals']}>
        {refusals.map((refusal) => (
          <li key={`${refusal.at}${refusal.reason}`}>
            <Text size="sm">
              {t.guest.refusals[refusal.reason] ?? t.guest.refusedOtherwise}
              {earlyBy(refusal)}
            </Text>
            <Text size="xs" c="dimmed" className="tabular">
              <time dateTime={refusal.at}>{formatInstant(refusal.at, language)}</time>
              {refusal.from !== '' && ` · ${t.guest.from(refusal.from)}`}
            </Text>
          </li>
        ))}
      </ul>
    </div>
  );
}
