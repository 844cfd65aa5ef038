import { Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconMinus } from '@tabler/icons-react';
import type { GuestView } from '../../api/types.js';
import { formatBitrate, formatDecibels, formatNumber } from '../../format/numbers.js';
import { useLanguage } from '../../i18n/i18n.js';
import type { Texts } from '../../i18n/en.js';
import classes from './guest.module.css';

type Signal = GuestView['signal'];
type Check = Signal['checks'][number];

const icons = { good: IconCheck, warn: IconAlertTriangle, unknown: IconMinus };
const tones = { good: 'good', warn: 'warn', unknown: 'off' } as const;

/** Every aspect of the signal with its verdict, and below each warning what to change. */
export function CheckList({ signal }: { signal: Signal }) {
  const { texts: t, language } = useLanguage();
  return (
    <ul className={classes['checks']}>
      {signal.checks.map((check) => {
        const Icon = icons[check.verdict];
        return (
          <li key={check.aspect} data-tone={tones[check.verdict]}>
            <span className={classes['verdict']}>
              <Icon size={16} role="img" aria-label={t.guest[check.verdict]} />
            </span>
            <span className={classes['aspect']}>{t.guest.aspects[check.aspect] ?? check.aspect}</span>
            <span className={classes['value']}>{valueText(check, signal, { t, language })}</span>
            {check.advice !== null && (
              <Text size="sm" className={classes['advice'] ?? ''}>
                {t.guest.advice[check.advice]}
              </Text>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function valueText(
  { aspect, verdict, value }: Check,
  { isMeasured }: Signal,
  { t, language }: { t: Texts; language: string },
): string {
  if (value === null) {
    if (verdict === 'warn') return t.guest.missing;
    return isMeasured ? t.guest.measuring : t.guest.notMeasured;
  }
  if (typeof value === 'string') return value;
  switch (aspect) {
    case 'frame_rate':
      return t.guest.perSecond(formatNumber(value, language, value % 1 > 0.05 ? 1 : 0));
    case 'bitrate':
      return formatBitrate(value, language);
    case 'keyframes':
      return t.guest.everySeconds(formatNumber(value / 1_000, language, 1));
    case 'sample_rate':
      return `${formatNumber(value / 1_000, language, value % 1_000 === 0 ? 0 : 1)} kHz`;
    case 'level':
      return formatDecibels(value, language);
    default:
      return formatNumber(value, language);
  }
}
