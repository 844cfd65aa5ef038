import { Tooltip } from '@mantine/core';
import { formatNumber } from '../../format/numbers.js';
import { useLanguage } from '../../i18n/i18n.js';

/** Measured speeds swing a little around 1 even when all is well. */
const tooSlow = 0.95;

/** Speed of a task, 1 = real time; marked when it falls behind. */
export function Speed({ speed }: { speed: number | null | undefined }) {
  const { language, texts: t } = useLanguage();
  if (speed === null || speed === undefined) return <>–</>;
  const text = `${formatNumber(speed, language, 2)}×`;
  if (speed >= tooSlow) return <>{text}</>;
  return (
    <Tooltip label={t.tasks.tooSlow} withArrow>
      <strong style={{ color: 'var(--bad-text)' }}>{text}</strong>
    </Tooltip>
  );
}
