import type { LiveStream } from '../api/types.js';
import { formatDecibels } from '../format/numbers.js';
import { useLanguage } from '../i18n/i18n.js';
import classes from './meter.module.css';
import { isSilent, lowestShownDb, shareOfScale, toneOf } from './level.js';

type Level = LiveStream['audio'];

interface LevelMeterProps {
  /** Null = nobody measures, or not yet. */
  level: Level | undefined;
  /** Whose sound it is, for screen readers. */
  name: string;
  isLarge?: boolean;
}

/** How loud the sound is: the bar is its mean, the line its peak. Never read out by itself. */
export function LevelMeter({ level, name, isLarge = false }: LevelMeterProps) {
  const { texts: t, language } = useLanguage();
  const label = t.meter.label(name);
  if (!level) {
    return (
      <div className={classes['meter']} data-large={isLarge || undefined}>
        <div className={classes['scale']} data-empty />
        <span className={classes['value']}>
          <span aria-hidden>–</span>
          <span className={classes['hidden']}>{t.meter.unknown(label)}</span>
        </span>
      </div>
    );
  }
  const text = isSilent(level) ? t.meter.silent : formatDecibels(level.rmsDb, language);
  return (
    <div className={classes['meter']} data-large={isLarge || undefined}>
      <div
        className={classes['scale']}
        role="meter"
        aria-label={label}
        aria-valuemin={lowestShownDb}
        aria-valuemax={0}
        aria-valuenow={Math.round(Math.min(0, Math.max(lowestShownDb, level.rmsDb)))}
        aria-valuetext={t.meter.valueText(text, formatDecibels(level.peakDb, language))}
        data-tone={toneOf(level)}
      >
        <div className={classes['mean']} style={{ clipPath: `inset(0 ${100 - shareOfScale(level.rmsDb)}% 0 0)` }} />
        <div className={classes['peak']} style={{ insetInlineStart: `${shareOfScale(level.peakDb)}%` }} />
      </div>
      <span className={classes['value']} aria-hidden>
        {text}
      </span>
    </div>
  );
}
