import { Text } from '@mantine/core';
import type { GuestView } from '../../api/types.js';
import { formatDuration } from '../../format/time.js';
import { useLanguage } from '../../i18n/i18n.js';
import { useNow } from '../../parts/now.js';
import { StateBadge } from '../../parts/StateBadge.js';
import { Surface } from './Surface.js';
import { formatMoment, timeZoneName } from './times.js';
import classes from './guest.module.css';

/** When it is: in the guest's own time zone, with a countdown by Portier's clock. */
export function TimesCard({ view, receivedAt }: { view: GuestView; receivedAt: number }) {
  const { texts: t, language } = useLanguage();
  // Portier's time now: what it said, and how long ago that was here.
  const now = Date.parse(view.now) + Math.max(0, useNow() - receivedAt);
  const until = (instant: string) => formatDuration((Date.parse(instant) - now) / 1_000, t.common.units);
  const isAhead = (instant: string | null): instant is string => instant !== null && Date.parse(instant) > now;
  const { phase, notBefore, showAt, notAfter } = view;
  return (
    <Surface>
      <div className={classes['phase']}>
        {phase === 'before' && <StateBadge tone="busy" label={t.guest.before} />}
        {phase === 'open' && <StateBadge tone="good" label={t.guest.open} />}
        {phase === 'over' && <StateBadge tone="off" label={t.guest.over} />}
        <Text component="span" size="sm" className="tabular" fw={600}>
          {phase === 'before' && isAhead(notBefore) && t.guest.opensIn(until(notBefore))}
          {phase === 'open' && t.guest.openFor(until(notAfter))}
        </Text>
      </div>
      {phase !== 'open' && (
        <Text size="sm" c="dimmed">
          {phase === 'before' ? t.guest.beforeText : t.guest.overText}
        </Text>
      )}
      <dl className={classes['times']}>
        {notBefore !== null && (
          <Moment label={showAt === null ? t.guest.opens : t.guest.rehearsal} at={notBefore} language={language} />
        )}
        {showAt !== null && (
          <Moment
            label={t.guest.show}
            at={showAt}
            language={language}
            more={isAhead(showAt) ? t.guest.showIn(until(showAt)) : undefined}
          />
        )}
        <Moment label={t.guest.closes} at={notAfter} language={language} />
      </dl>
      <Text size="xs" c="dimmed">
        {t.guest.timeZone(timeZoneName())}
      </Text>
    </Surface>
  );
}

interface MomentProps {
  label: string;
  at: string;
  language: string;
  more?: string | undefined;
}

function Moment({ label, at, language, more }: MomentProps) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <time dateTime={at}>{formatMoment(at, language)}</time>
        {more !== undefined && <span className={classes['more']}> ({more})</span>}
      </dd>
    </div>
  );
}
