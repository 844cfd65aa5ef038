import { useLanguage } from '../i18n/i18n.js';
import { formatDuration, formatInstant, secondsBetween } from '../format/time.js';
import { useNow } from './now.js';

/** `3 min 10 s`, counting. The exact instant is its tooltip. */
export function DurationSince({ since, until }: { since: string; until?: string | null }) {
  const { language, texts } = useLanguage();
  const now = useNow();
  const end = until ? Date.parse(until) : now;
  return (
    <time dateTime={since} title={formatInstant(since, language)}>
      {formatDuration(secondsBetween(since, end), texts.common.units)}
    </time>
  );
}

/** `3 min ago`; `never` without an instant. */
export function Ago({ at }: { at: string | null }) {
  const { language, texts } = useLanguage();
  const now = useNow();
  if (at === null) return <>{texts.common.never}</>;
  return (
    <time dateTime={at} title={formatInstant(at, language)}>
      {texts.common.ago(formatDuration(secondsBetween(at, now), texts.common.units))}
    </time>
  );
}

export function Instant({ at }: { at: string | null }) {
  const { language, texts } = useLanguage();
  if (at === null) return <>{texts.common.never}</>;
  return <time dateTime={at}>{formatInstant(at, language)}</time>;
}

/** `in 12 s`, or `now` once it is due. */
export function Until({ at }: { at: string }) {
  const { language, texts } = useLanguage();
  const seconds = -secondsBetween(at, useNow());
  return (
    <time dateTime={at} title={formatInstant(at, language)}>
      {seconds < 1 ? texts.tasks.nowDue : texts.tasks.inTime(formatDuration(seconds, texts.common.units))}
    </time>
  );
}
