import { IconCpu, IconServer2 } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useList } from '../../api/lists.js';
import type { Concierge, MediaServer } from '../../api/types.js';
import { useTexts } from '../../i18n/i18n.js';
import classes from './overview.module.css';

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);

/** The machines behind it all in one line. For administrators: nobody else may see them. */
export function SystemLine() {
  const t = useTexts();
  const agents = useList<Concierge>('concierges').items;
  const servers = useList<MediaServer>('media-servers').items;
  const online = (agents ?? []).filter(({ isOnline }) => isOnline);
  const free = sum(online.map(({ freeSlots }) => freeSlots));
  const slots = sum(online.map(({ slots: all }) => all));
  const answering = (servers ?? []).filter(({ isOnline }) => isOnline);
  return (
    <nav className={classes['system']} aria-label={t.overview.system}>
      <Link to="/agents" data-tone={agents && online.length < agents.length ? 'warn' : 'good'}>
        <IconCpu size={17} stroke={1.7} aria-hidden />
        {agents === undefined ? t.overview.agents : t.overview.agentsOnline(online.length, agents.length)}
        {agents !== undefined && <span>{t.overview.freeSlots(free, slots)}</span>}
      </Link>
      <Link to="/media-servers" data-tone={servers && answering.length < servers.length ? 'warn' : 'good'}>
        <IconServer2 size={17} stroke={1.7} aria-hidden />
        {servers === undefined
          ? t.overview.mediaServers
          : t.overview.serversAnswering(answering.length, servers.length)}
      </Link>
    </nav>
  );
}
