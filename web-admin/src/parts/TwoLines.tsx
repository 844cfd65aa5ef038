import type { ReactNode } from 'react';
import classes from './page.module.css';

/** A value with a smaller one below it. */
export function TwoLines({ first, second }: { first: ReactNode; second?: ReactNode }) {
  return (
    <div className={classes['twoLines']}>
      <div>{first}</div>
      {second && <div className={classes['secondLine']}>{second}</div>}
    </div>
  );
}
