import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';

interface PlotProps {
  at: number[];
  values: (number | null)[];
  /** What the plot shows, in words. */
  label: string;
  format: (value: number) => string;
  /** Smallest value at the top of the axis, so that a steady line does not look like a storm. */
  atLeast: number;
  /** Told what is under the pointer; null = nothing. */
  onPoint: (text: string | null) => void;
}

const height = 120;

/** One figure over time. Drawn on a canvas: an hour of points costs no elements. */
export function Plot({ at, values, label, format, atLeast, onPoint }: PlotProps) {
  const box = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>(null);
  const scheme = useComputedColorScheme();
  const tell = useRef({ format, onPoint });
  tell.current = { format, onPoint };

  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const created = new uPlot(optionsOf(element, atLeast, tell), [[], []], element);
    plot.current = created;
    const observer = new ResizeObserver(() => created.setSize({ width: element.clientWidth, height }));
    observer.observe(element);
    return () => {
      observer.disconnect();
      created.destroy();
    };
  }, [atLeast, scheme]);

  useEffect(() => {
    plot.current?.setData([at, values] as uPlot.AlignedData);
  }, [at, values, scheme]);

  return <div ref={box} role="img" aria-label={label} />;
}

type Tell = { current: Pick<PlotProps, 'format' | 'onPoint'> };

function optionsOf(element: HTMLElement, atLeast: number, tell: Tell): uPlot.Options {
  const colour = (name: string) => getComputedStyle(element).getPropertyValue(name).trim();
  const axis = {
    stroke: colour('--muted'),
    font: '11px Inter, sans-serif',
    grid: { stroke: colour('--line'), width: 1 },
    ticks: { show: false },
  };
  return {
    width: element.clientWidth,
    height,
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false } },
    scales: { y: { range: (_plot, _low, high) => [0, Math.max(atLeast, (high ?? 0) * 1.15)] } },
    axes: [
      {
        ...axis,
        size: 26,
        space: 64,
        values: (_plot, splits) => splits.map((at) => clockText(at, spanOf(splits) < fineSeconds)),
      },
      { ...axis, size: 62, space: 34, values: (_plot, splits) => splits.map((value) => tell.current.format(value)) },
    ],
    series: [
      {},
      {
        stroke: colour('--busy-dot'),
        width: 1.75,
        fill: `${colour('--busy-dot')}1f`,
        spanGaps: false,
        points: { show: false },
      },
    ],
    hooks: {
      setCursor: [
        ({ cursor: { idx }, data: [times, values] }) => {
          const value = idx === null || idx === undefined ? null : values?.[idx];
          const time = idx === null || idx === undefined ? undefined : times[idx];
          const isShown = value !== null && value !== undefined && time !== undefined;
          tell.current.onPoint(isShown ? `${clockText(time, true)} · ${tell.current.format(value)}` : null);
        },
      ],
    },
  };
}

/** Below this many seconds between the first and last mark, minutes alone would be the same word twice. */
const fineSeconds = 480;

function spanOf(splits: readonly number[]): number {
  return (splits.at(-1) ?? 0) - (splits[0] ?? 0);
}

function clockText(seconds: number, isFine: boolean): string {
  const time = new Date(seconds * 1_000);
  const parts = [time.getHours(), time.getMinutes(), ...(isFine ? [time.getSeconds()] : [])];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
