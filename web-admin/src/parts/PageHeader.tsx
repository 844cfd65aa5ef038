import { Anchor, Group, Title } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useTexts } from '../i18n/i18n.js';
import classes from './page.module.css';

interface PageHeaderProps {
  title: string;
  /** Shown beside the title, such as a state. */
  badge?: ReactNode;
  lead?: ReactNode;
  /** The page above this one. */
  up?: { to: string; label: string };
  actions?: ReactNode;
}

/** Of this load of the pages: the router's own key is kept over a reload. */
let hasShownPage = false;

/** The one `h1` of a page. Names the browser tab, and takes the focus after a change of page so that it is read out. */
export function PageHeader({ title, badge, lead, up, actions }: PageHeaderProps) {
  const t = useTexts();
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    document.title = `${title} · ${t.app.name}`;
  }, [title, t]);

  useEffect(() => {
    // The first page of a visit, also after a reload, keeps the browser's own focus, so that the skip link comes first.
    if (hasShownPage) heading.current?.focus({ preventScroll: true });
    hasShownPage = true;
    // Once, when the page comes: not again when its title or a tab changes.
  }, []);

  return (
    <div className={classes['header']}>
      <div className={classes['heading']}>
        {up !== undefined && (
          <Anchor component={Link} to={up.to} className={classes['crumb']}>
            <IconChevronLeft size={14} aria-hidden />
            {up.label}
          </Anchor>
        )}
        <div className={classes['title']}>
          <Title order={1} ref={heading} tabIndex={-1}>
            {title}
          </Title>
          {badge}
        </div>
        {lead !== undefined && <div className={classes['lead']}>{lead}</div>}
      </div>
      {actions !== undefined && <Group gap="xs">{actions}</Group>}
    </div>
  );
}
