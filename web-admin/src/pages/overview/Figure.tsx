import { Skeleton } from '@mantine/core';
import { Link } from 'react-router';
import classes from './overview.module.css';

interface FigureProps {
  label: string;
  /** Undefined while it loads. */
  value: string | undefined;
  hint?: string | undefined;
  to: string;
}

/** One number that leads to what it counts. */
export function Figure({ label, value, hint, to }: FigureProps) {
  return (
    <Link to={to} className={classes['figure']}>
      <span className={classes['figureLabel']}>{label}</span>
      {value === undefined ? (
        <Skeleton height={34} width={60} />
      ) : (
        <span className={classes['figureValue']}>{value}</span>
      )}
      {hint !== undefined && <span className={classes['figureHint']}>{hint}</span>}
    </Link>
  );
}
