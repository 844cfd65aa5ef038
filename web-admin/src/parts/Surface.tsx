import type { ReactNode } from 'react';
import classes from './page.module.css';

/** A surface without a title of its own: the page's heading names it. */
export const Surface = ({ children }: { children: ReactNode }) => <div className={classes['section']}>{children}</div>;

/** Search and filters above a list. */
export const Toolbar = ({ children }: { children: ReactNode }) => <div className={classes['toolbar']}>{children}</div>;
