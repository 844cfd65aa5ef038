import { useList } from '../../api/lists.js';
import type { Publication, Stream } from '../../api/types.js';
import { formatInstant } from '../../format/time.js';
import { useLanguage } from '../../i18n/i18n.js';
import { reasonText } from '../../parts/reason.js';
import { Ago, DurationSince } from '../../parts/Time.js';

/** Under the name of a stream: since when it is as it is, and why. */
export function StreamState({ stream }: { stream: Stream }) {
  return (
    <>
      {stream.application}/{stream.name}
      {' · '}
      {stream.live === null ? <OffAir stream={stream} /> : <OnAir since={stream.live.since} />}
    </>
  );
}

function OnAir({ since }: { since: string }) {
  const { texts: t, language } = useLanguage();
  return (
    <>
      {t.streamState.liveSince(formatInstant(since, language))} <Counting since={since} />
    </>
  );
}

/** As wide at `29 min` as at `29 min 10 s`: else the line below it would jump each minute. */
const Counting = ({ since }: { since: string }) => (
  <span style={{ display: 'inline-block', minWidth: '9em' }}>
    (<DurationSince since={since} />)
  </span>
);

function OffAir({ stream }: { stream: Stream }) {
  const { texts: t } = useLanguage();
  const publications = useList<Publication>('publications', {}, { path: `/streams/${stream.id}/publications` });
  if (!stream.enabled) return <>{t.streamState.disabled}</>;
  if (publications.items === undefined) return <>{t.streams.notLive}</>;
  const [last] = publications.items.filter(({ endedAt, liveAt }) => endedAt !== null && liveAt !== null);
  if (last === undefined) return <>{t.streamState.neverLive}</>;
  return (
    <>
      {t.streamState.ended} <Ago at={last.endedAt} />
      {last.reason !== null && `: ${reasonText(last.reason, t)}`}
    </>
  );
}
