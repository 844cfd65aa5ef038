import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Task } from '../../api/types.js';
import { formatBitrate, formatNumber } from '../../format/numbers.js';
import { formatDuration } from '../../format/time.js';
import { useLanguage } from '../../i18n/i18n.js';
import { Section } from '../../parts/Section.js';
import { Speed } from './Speed.js';
import classes from './task.module.css';

/** The figures of a running task. Each is one tile, so that a plot can join it later. */
export function ProgressSection({ task: { progress } }: { task: Task }) {
  const { language, texts: t } = useLanguage();
  if (progress === null) {
    return (
      <Section title={t.tasks.progress}>
        <Text size="sm" c="dimmed">
          {t.tasks.noProgress}
        </Text>
      </Section>
    );
  }
  return (
    <Section title={t.tasks.progress}>
      <dl className={classes['tiles']}>
        <Tile label={t.tasks.fps} value={formatNumber(progress.framesPerSecond, language, 1)} />
        <Tile label={t.tasks.bitrate} value={formatBitrate(progress.bitrate, language)} />
        <Tile label={t.tasks.speed} value={<Speed speed={progress.speed} />} hint={t.tasks.speedHint} />
        <Tile label={t.tasks.dropped} value={formatNumber(progress.droppedFrames, language)} />
        <Tile label={t.tasks.duplicated} value={formatNumber(progress.duplicatedFrames, language)} />
        <Tile label={t.tasks.outTime} value={formatDuration(progress.outTimeSeconds, t.common.units)} />
      </dl>
    </Section>
  );
}

function Tile({ label, value, hint }: { label: string; value: ReactNode; hint?: string }) {
  return (
    <div title={hint}>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
