import { Progress } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import classes from './load-bar.module.css';

interface LoadBarProps {
  label: string;
  /** 0 to 1, or more when overloaded; undefined when not known. */
  share: number | undefined;
  text: string;
  /** From here on it is drawn as too much. */
  limit: number;
}

export function LoadBar({ label, share, text, limit }: LoadBarProps) {
  const id = useId();
  const percent = Math.min(100, Math.round((share ?? 0) * 100));
  return (
    <div>
      <div className={classes['head']}>
        <span id={id}>{label}</span>
        <span className="tabular">{text}</span>
      </div>
      <Progress.Root size={8} radius="xl" className={classes['bar'] ?? ''}>
        <Progress.Section
          value={percent}
          color={(share ?? 0) >= limit && limit < 1 ? 'orange' : 'portier'}
          aria-labelledby={id}
          aria-valuetext={text}
        />
      </Progress.Root>
    </div>
  );
}

interface LoadBarsProps {
  /** Of a machine that is silent. */
  isMuted: boolean;
  /** Their texts are long. */
  isWide?: boolean;
  children: ReactNode;
}

/** Bars beside each other, as many as there is room for. */
export function LoadBars({ isMuted, isWide = false, children }: LoadBarsProps) {
  return (
    <div className={classes['bars']} data-muted={isMuted || undefined} data-wide={isWide || undefined}>
      {children}
    </div>
  );
}
