import { Button } from '@mantine/core';
import { IconArrowsMaximize, IconBroadcastOff } from '@tabler/icons-react';
import { useRef, useSyncExternalStore, type RefObject } from 'react';
import { Link } from 'react-router';
import type { List } from '../../api/lists.js';
import type { HealthProblem, LiveStream } from '../../api/types.js';
import { useLanguage, useTexts } from '../../i18n/i18n.js';
import { Empty } from '../../parts/Empty.js';
import { Failure } from '../../parts/Failure.js';
import { useNow } from '../../parts/now.js';
import { Section } from '../../parts/Section.js';
import { LiveCard } from './LiveCard.js';
import classes from './live.module.css';
import { liveCards } from './live-cards.js';

interface LiveWallProps {
  list: List<LiveStream>;
  problems: readonly HealthProblem[];
}

/** Beyond it the cards of a wall are small, so that more of them are seen at once. */
const manyCards = 12;
/** On most screens seen without scrolling. */
const firstCards = 4;

/** Everything that is live as cards; fills the whole screen on demand, for a wall that nobody touches. */
export function LiveWall({ list, problems }: LiveWallProps) {
  const t = useTexts();
  const wall = useRef<HTMLDivElement>(null);
  const isFullScreen = useSyncExternalStore(whenFullScreenChanges, () => document.fullscreenElement !== null);
  const streams = list.items ?? [];
  return (
    <Section
      title={t.overview.liveNow}
      isFlush
      {...(streams.length > 0 && document.fullscreenEnabled ? { actions: <WallButton wall={wall} /> } : {})}
    >
      <div ref={wall} className={classes['wall']}>
        {isFullScreen && <WallHead liveCount={streams.length} problemCount={problems.length} />}
        {list.items === undefined && list.error !== null && <Failure error={list.error} onRetry={list.retry} />}
        {list.items?.length === 0 && <NothingLive />}
        <ul
          className={classes['cards']}
          data-many={streams.length > manyCards || undefined}
          aria-label={t.overview.liveNow}
          hidden={streams.length === 0}
        >
          {liveCards(streams, problems).map((card, index) => (
            <LiveCard key={card.stream.id} {...card} isFirstSight={index < firstCards} />
          ))}
        </ul>
      </div>
    </Section>
  );
}

function whenFullScreenChanges(tell: () => void): () => void {
  document.addEventListener('fullscreenchange', tell);
  return () => document.removeEventListener('fullscreenchange', tell);
}

function WallButton({ wall }: { wall: RefObject<HTMLDivElement | null> }) {
  const t = useTexts();
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconArrowsMaximize size={15} aria-hidden />}
      onClick={() => void wall.current?.requestFullscreen()}
    >
      {t.overview.wall}
    </Button>
  );
}

function WallHead({ liveCount, problemCount }: { liveCount: number; problemCount: number }) {
  const { texts: t, language } = useLanguage();
  const clock = new Intl.DateTimeFormat(language, { timeStyle: 'medium' }).format(useNow());
  return (
    <div className={classes['wallHead']}>
      <span>{problemCount === 0 ? t.overview.allWellLive(liveCount) : t.overview.attention(problemCount)}</span>
      <span>{clock}</span>
    </div>
  );
}

function NothingLive() {
  const t = useTexts();
  return (
    <Empty
      icon={IconBroadcastOff}
      title={t.overview.noLive}
      hint={t.overview.noLiveHint}
      action={
        <Button component={Link} to="/streams" variant="light">
          {t.overview.howToPublish}
        </Button>
      }
    />
  );
}
