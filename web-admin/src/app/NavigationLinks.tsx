import { useQuery } from '@tanstack/react-query';
import { NavLink } from 'react-router';
import { serverQuery, sessionQuery } from '../api/session.js';
import { useTexts } from '../i18n/i18n.js';
import { navigation } from './navigation.js';
import classes from './shell.module.css';

export function NavigationLinks() {
  const t = useTexts();
  const server = useQuery(serverQuery);
  const session = useQuery(sessionQuery);
  const isAdministrator = session.data?.isAdministrator === true;
  const shown = navigation(t)
    .map(({ label, items }) => ({
      label,
      items: items.filter(({ isForAdministrators }) => isAdministrator || isForAdministrators !== true),
    }))
    .filter(({ items }) => items.length > 0);
  return (
    <>
      <div className={classes['links']}>
        {shown.map(({ label, items }) => (
          <div key={label ?? ''} className={classes['group']} role="group" aria-label={label ?? undefined}>
            {label !== null && <div className={classes['groupLabel']}>{label}</div>}
            {items.map(({ to, label: text, icon: Icon }) => (
              <NavLink key={to} to={to} end={to === '/'} className={classes['link'] ?? ''}>
                <Icon size={19} stroke={1.7} aria-hidden />
                {text}
              </NavLink>
            ))}
          </div>
        ))}
      </div>
      {server.data !== undefined && <div className={classes['version']}>{t.app.version(server.data.version)}</div>}
    </>
  );
}
