import {
  IconAdjustments,
  IconApps,
  IconBell,
  IconBroadcast,
  IconCpu,
  IconWorldShare,
  IconFileImport,
  IconHistory,
  IconLayoutDashboard,
  IconListCheck,
  IconServer2,
  IconUsers,
  IconSettings,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { Texts } from '../i18n/en.js';

export interface NavigationItem {
  to: string;
  label: string;
  icon: ComponentType<{ size?: number; stroke?: number; 'aria-hidden'?: boolean }>;
  /** Nobody else may open it. */
  isForAdministrators?: boolean;
}

export interface NavigationGroup {
  label: string | null;
  items: NavigationItem[];
}

/** Whether an address is of a page that nobody else may open. */
export function isForAdministrators(pathname: string, t: Texts): boolean {
  const items = navigation(t).flatMap((group) => group.items);
  return items.some(
    ({ to, isForAdministrators: isTheirs }) => isTheirs === true && `${pathname}/`.startsWith(`${to}/`),
  );
}

/** The map of the admin pages. */
export const navigation = (t: Texts): NavigationGroup[] => [
  { label: null, items: [{ to: '/', label: t.nav.overview, icon: IconLayoutDashboard }] },
  {
    label: t.nav.groupStreams,
    items: [
      { to: '/streams', label: t.nav.streams, icon: IconBroadcast },
      { to: '/configurations', label: t.nav.configurations, icon: IconAdjustments },
      { to: '/tasks', label: t.nav.tasks, icon: IconListCheck },
    ],
  },
  {
    label: t.nav.groupSystem,
    items: [
      { to: '/agents', label: t.nav.agents, icon: IconCpu, isForAdministrators: true },
      { to: '/media-servers', label: t.nav.mediaServers, icon: IconServer2, isForAdministrators: true },
      { to: '/edges', label: t.edges.title, icon: IconWorldShare, isForAdministrators: true },
      { to: '/applications', label: t.nav.applications, icon: IconApps },
      { to: '/users', label: t.nav.users, icon: IconUsers, isForAdministrators: true },
      { to: '/alerts', label: t.alerts.title, icon: IconBell },
      { to: '/audit', label: t.audit.title, icon: IconHistory },
      { to: '/files', label: t.files.title, icon: IconFileImport },
      { to: '/settings', label: t.nav.settings, icon: IconSettings, isForAdministrators: true },
    ],
  },
];
