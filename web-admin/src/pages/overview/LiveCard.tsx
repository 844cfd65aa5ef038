import { IconAlertTriangle, IconEye } from '@tabler/icons-react';
import { memo } from 'react';
import { Link } from 'react-router';
import type { HealthProblem, LiveStream } from '../../api/types.js';
import { formatBitrate, formatFrameRate, formatMilliseconds, formatNumber } from '../../format/numbers.js';
import { useLanguage, useTexts } from '../../i18n/i18n.js';
import { useProblemText } from '../../parts/problem-text.js';
import { LevelMeter } from '../../parts/LevelMeter.js';
import { StateBadge } from '../../parts/StateBadge.js';
import { StreamPicture } from '../../parts/StreamPicture.js';
import { DurationSince } from '../../parts/Time.js';
import classes from './live.module.css';
import { nameOf } from './live-cards.js';

interface LiveCardProps {
  stream: LiveStream;
  problems: readonly HealthProblem[];
  /** Among the first cards. */
  isFirstSight: boolean;
}

/** One live stream at a glance. Rendered again only when something of it changed: there may be hundreds. */
export const LiveCard = memo(Card, (before, after) => before.stream === after.stream && areSame(before, after));

function areSame({ problems: before }: LiveCardProps, { problems: after }: LiveCardProps): boolean {
  return before.length === after.length && before.every((problem, index) => problem === after[index]);
}

function Card({ stream, problems, isFirstSight }: LiveCardProps) {
  const tone = problems.some(({ severity }) => severity === 'error') ? 'bad' : problems.length > 0 ? 'warn' : 'good';
  return (
    <li className={classes['card']} data-tone={tone}>
      <div className={classes['top']}>
        <StreamPicture streamId={stream.id} takenAt={stream.pictureAt} isFirstSight={isFirstSight} />
        <span className={classes['badge']}>
          <DurationSince since={stream.since} />
        </span>
        <Viewers count={stream.viewers} />
      </div>
      <div className={classes['body']}>
        <div className={classes['head']}>
          <Link to={`/streams/${stream.id}`} className={classes['name']}>
            {nameOf(stream)}
          </Link>
          <Health problems={problems} tone={tone} />
        </div>
        <LevelMeter level={stream.audio} name={nameOf(stream)} />
        <Figures stream={stream} />
        <FirstProblem problems={problems} />
      </div>
    </li>
  );
}

function Viewers({ count }: { count: number | null }) {
  const { texts: t, language } = useLanguage();
  return (
    <span className={classes['badge']} data-end title={t.liveCard.viewersHint}>
      <IconEye size={14} aria-hidden />
      <span className={classes['hidden']}>{t.liveCard.viewers}: </span>
      {formatNumber(count, language)}
    </span>
  );
}

function Health({ problems, tone }: { problems: readonly HealthProblem[]; tone: 'good' | 'warn' | 'bad' }) {
  const t = useTexts();
  return (
    <StateBadge tone={tone} label={problems.length === 0 ? t.liveCard.healthy : t.liveCard.problems(problems.length)} />
  );
}

function Figures({ stream }: { stream: LiveStream }) {
  const { texts: t, language } = useLanguage();
  const figures: [label: string, value: string][] = [
    [t.liveCard.bitrate, formatBitrate(stream.media.bitrate, language)],
    [t.liveCard.frameRate, formatFrameRate(stream.framesPerSecond, language)],
    [t.liveCard.keyframes, formatMilliseconds(stream.keyframeIntervalMs, language)],
  ];
  return (
    <dl className={classes['figures']}>
      {figures.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What is most wrong with it, so that a wall needs no second look. */
function FirstProblem({ problems }: { problems: readonly HealthProblem[] }) {
  const textOf = useProblemText();
  const [first] = problems;
  if (first === undefined) return null;
  return (
    <p className={classes['problem']}>
      <IconAlertTriangle size={15} aria-hidden />
      {textOf(first).sentence}
    </p>
  );
}
