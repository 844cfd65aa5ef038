import { IconChevronRight } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { HealthProblem } from '../api/types.js';
import { useTexts } from '../i18n/i18n.js';
import { problemLink, problemSubject } from './problem-link.js';
import { useProblemText } from './problem-text.js';
import classes from './problems.module.css';
import { DurationSince } from './Time.js';

interface ProblemListProps {
  /** What the list is, for screen readers. */
  label: string;
  problems: readonly HealthProblem[];
  /** The page is about the one thing all problems are of. */
  isOfOneThing?: boolean;
}

/** Open problems: what is wrong, since when, whose turn it is, what to do. Each leads to where it can be mended. */
export function ProblemList({ label, problems, isOfOneThing = false }: ProblemListProps) {
  return (
    <ul className={classes['problems']} aria-label={label}>
      {problems.map((problem) => (
        <li key={problem.id}>
          <ProblemRow problem={problem} isOfOneThing={isOfOneThing} />
        </li>
      ))}
    </ul>
  );
}

function ProblemRow({ problem, isOfOneThing }: { problem: HealthProblem; isOfOneThing: boolean }) {
  const tone = problem.severity === 'error' ? 'bad' : 'warn';
  const content = <ProblemContent problem={problem} subject={isOfOneThing ? null : problemSubject(problem)} />;
  // A problem of the stream itself leads to its page, which is this one.
  if (isOfOneThing && problem.taskId === null) {
    return (
      <div className={classes['problem']} data-tone={tone}>
        {content}
      </div>
    );
  }
  return (
    <Link to={problemLink(problem)} className={classes['problem']} data-tone={tone}>
      {content}
      <IconChevronRight size={18} aria-hidden />
    </Link>
  );
}

function ProblemContent({ problem, subject }: { problem: HealthProblem; subject: string | null }) {
  const t = useTexts();
  const { sentence, action } = useProblemText()(problem);
  return (
    <>
      <span className={classes['text']}>
        <span className={classes['title']}>
          {subject !== null && <strong>{subject}: </strong>}
          {sentence}
        </span>
        <span>{action}</span>
      </span>
      <span className={classes['side']}>
        <strong>{t.fault[problem.fault]}</strong>
        <DurationSince since={problem.since} />
      </span>
    </>
  );
}
