import { SimpleGrid, Skeleton, Text } from '@mantine/core';
import { lazy, Suspense, useMemo, useState } from 'react';
import type { Task } from '../../api/types.js';
import { formatBitrate, formatNumber } from '../../format/numbers.js';
import { useLanguage } from '../../i18n/i18n.js';
import { Section } from '../../parts/Section.js';
import { extentOf, seriesOf, type Series } from './figures.js';
import classes from './task.module.css';
import { usePoints } from './use-points.js';

// The plots are as large as the rest of the page.
const Plot = lazy(async () => ({ default: (await import('./Plot.js')).Plot }));

/** The last hour of a task: frames, bit rate, speed, dropped frames. */
export function PlotsSection({ task }: { task: Task }) {
  const { language, texts: t } = useLanguage();
  const points = usePoints(task);
  const series = useMemo(() => seriesOf(points), [points]);
  const figures = useMemo(
    () =>
      [
        {
          key: 'framesPerSecond',
          label: t.tasks.fps,
          atLeast: 10,
          format: (n: number) => formatNumber(n, language, 0),
        },
        { key: 'bitrate', label: t.tasks.bitrate, atLeast: 100_000, format: (n: number) => formatBitrate(n, language) },
        { key: 'speed', label: t.tasks.speed, atLeast: 1.2, format: (n: number) => `${formatNumber(n, language, 2)}×` },
        { key: 'dropped', label: t.tasks.dropped, atLeast: 5, format: (n: number) => formatNumber(n, language, 0) },
      ] as const,
    [language, t],
  );
  if (points.length < 2) {
    // A running task will have some in a moment: its place is kept, so that nothing jumps.
    if (task.progress === null) return null;
    return (
      <Section title={t.tasks.lastHour} hint={t.tasks.lastHourHint}>
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
          {figures.map(({ key }) => (
            <Skeleton key={key} height={144} />
          ))}
        </SimpleGrid>
      </Section>
    );
  }
  return (
    <Section title={t.tasks.lastHour} hint={t.tasks.lastHourHint}>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        {figures.map(({ key, ...figure }) => (
          <Figure key={key} {...figure} at={series.at} values={series[key]} />
        ))}
      </SimpleGrid>
    </Section>
  );
}

interface FigureProps {
  label: string;
  at: Series['at'];
  values: (number | null)[];
  atLeast: number;
  format: (value: number) => string;
}

function Figure({ label, at, values, atLeast, format }: FigureProps) {
  const { texts: t } = useLanguage();
  const [pointed, setPointed] = useState<string | null>(null);
  const extent = extentOf(values);
  const spoken =
    extent === null
      ? `${label}: ${t.common.unknown}`
      : t.tasks.plotSpoken(label, format(extent.last), format(extent.lowest), format(extent.highest));
  return (
    <figure className={classes['figure']}>
      <figcaption className={classes['caption']}>
        <span>{label}</span>
        <span className="tabular" aria-hidden>
          {pointed ?? (extent === null ? '–' : format(extent.last))}
        </span>
      </figcaption>
      {extent === null ? (
        <Text size="sm" c="dimmed">
          {t.common.unknown}
        </Text>
      ) : (
        <Suspense fallback={<Skeleton height={120} />}>
          <Plot at={at} values={values} label={spoken} format={format} atLeast={atLeast} onPoint={setPointed} />
        </Suspense>
      )}
    </figure>
  );
}
