import { Title } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import classes from './guest.module.css';

interface SurfaceProps {
  title?: string;
  lead?: string;
  children: ReactNode;
}

/** One step of the page. */
export function Surface({ title, lead, children }: SurfaceProps) {
  const id = useId();
  return (
    <section className={classes['surface']} {...(title === undefined ? {} : { 'aria-labelledby': id })}>
      {title !== undefined && (
        <Title order={2} id={id}>
          {title}
        </Title>
      )}
      {lead !== undefined && <p className={classes['lead']}>{lead}</p>}
      {children}
    </section>
  );
}
