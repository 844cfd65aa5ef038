import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useTexts } from '../../i18n/i18n.js';
import classes from './overview.module.css';

/** The one line somebody reads who looks at this page for a second. Read out when it changes. */
export function Verdict({ problemCount, liveCount }: { problemCount: number; liveCount: number }) {
  const t = useTexts();
  const isWell = problemCount === 0;
  const Icon = isWell ? IconCircleCheck : IconAlertTriangle;
  const rest = liveCount === 0 ? t.overview.allWellIdle : t.overview.allWellLive(liveCount);
  return (
    <div className={classes['verdict']} data-tone={isWell ? 'good' : 'warn'} role="status">
      <Icon size={30} stroke={1.7} aria-hidden />
      <div>
        <div className={classes['verdictTitle']}>
          {isWell ? t.overview.allWell : t.overview.attention(problemCount)}
        </div>
        <div>{isWell ? rest : t.overview.attentionText}</div>
      </div>
    </div>
  );
}
