import { Title } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import classes from './page.module.css';

interface SectionProps {
  title: string;
  hint?: ReactNode;
  actions?: ReactNode;
  /** The content touches the edges, as a table does. */
  isFlush?: boolean;
  children: ReactNode;
}

/** A titled surface; a landmark of its own for screen readers. */
export function Section({ title, hint, actions, isFlush = false, children }: SectionProps) {
  const id = useId();
  return (
    <section className={classes['section']} aria-labelledby={id}>
      <div className={classes['sectionHeader']}>
        <div>
          <Title order={2} id={id}>
            {title}
          </Title>
          {hint !== undefined && <div className={classes['sectionHint']}>{hint}</div>}
        </div>
        {actions}
      </div>
      <div className={classes['sectionBody']} data-flush={isFlush || undefined}>
        {children}
      </div>
    </section>
  );
}
