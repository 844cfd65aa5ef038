import { IconAlertTriangle, IconChevronRight, IconCircleCheck } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useTexts } from '../../i18n/i18n.js';
import { DurationSince } from '../../parts/Time.js';
import type { OverviewProblem } from './problems.js';
import classes from './overview.module.css';

/** The one line somebody reads who looks at this page for a second. Read out when it changes. */
export function Verdict({ problemCount, liveCount }: { problemCount: number; liveCount: number }) {
  const t = useTexts();
  const isWell = problemCount === 0;
  const Icon = isWell ? IconCircleCheck : IconAlertTriangle;
  return (
    <div className={classes['verdict']} data-tone={isWell ? 'good' : 'warn'} role="status">
      <Icon size={30} stroke={1.7} aria-hidden />
      <div>
        <div className={classes['verdictTitle']}>
          {isWell ? t.overview.allWell : t.overview.attention(problemCount)}
        </div>
        <div>
          {!isWell
            ? t.overview.attentionText
            : liveCount === 0
              ? t.overview.allWellIdle
              : t.overview.allWellLive(liveCount)}
        </div>
      </div>
    </div>
  );
}

export function ProblemList({ problems }: { problems: OverviewProblem[] }) {
  const t = useTexts();
  return (
    <ul className={classes['problems']} aria-label={t.overview.problems}>
      {problems.map((problem) => (
        <li key={problem.id}>
          <Link to={problem.to} className={classes['problem']} data-tone={problem.tone}>
            <span className={classes['problemText']}>
              <span className={classes['problemTitle']}>
                {problem.title}
                {problem.since !== null && (
                  <span className={classes['problemSince']}>
                    <DurationSince since={problem.since} />
                  </span>
                )}
              </span>
              <span>{problem.sentence}</span>
            </span>
            {problem.fault !== null && (
              <span className={classes['problemFault']}>
                <strong>{t.fault[problem.fault]}</strong>
                {problem.hint !== null && <span>{problem.hint}</span>}
              </span>
            )}
            <IconChevronRight size={18} aria-hidden />
          </Link>
        </li>
      ))}
    </ul>
  );
}
