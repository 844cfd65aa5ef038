import { Text } from '@mantine/core';
import { Link } from 'react-router';
import type { ReactNode } from 'react';
import { useList } from '../../api/lists.js';
import type { Concierge, MediaServer, Settings } from '../../api/types.js';
import { useTexts } from '../../i18n/i18n.js';
import { Section } from '../../parts/Section.js';
import { StateBadge, type Tone } from '../../parts/StateBadge.js';
import { Ago } from '../../parts/Time.js';
import { TwoLines } from '../../parts/TwoLines.js';
import classes from './settings.module.css';

/** What the installation is made of, and whether it answers. */
export function ProgramsSection({ settings }: { settings: Settings }) {
  const t = useTexts();
  return (
    <Section title={t.installation.programs} hint={t.installation.programsHint}>
      <ul className={classes['programs']}>
        <Portier settings={settings} />
        <Agents />
        <MediaServers />
        {settings.directors.map(({ id, isOnline, lastReportAt }) => (
          <Program
            key={id}
            name={t.installation.director(id)}
            detail={<Ago at={lastReportAt} />}
            tone={isOnline ? 'good' : 'bad'}
            state={isOnline ? t.installation.ready : t.installation.silent}
          />
        ))}
      </ul>
      {settings.directors.length === 0 && (
        <Text size="sm" c="dimmed" mt="sm">
          {t.installation.noDirectors}
        </Text>
      )}
    </Section>
  );
}

function Portier({ settings: { version, nodeVersion, checks } }: { settings: Settings }) {
  const t = useTexts();
  const wrong = checks.filter(({ problem }) => problem !== null);
  return (
    <>
      <Program
        name="portier"
        detail={`${t.installation.version} ${version}, ${t.installation.node} ${nodeVersion}`}
        tone={wrong.length === 0 ? 'good' : 'bad'}
        state={wrong.length === 0 ? t.installation.ready : t.installation.notReady}
      />
      {checks.map(({ name, problem }) => (
        <Program
          key={name}
          name={t.installation.checks[name] ?? name}
          detail={problem}
          tone={problem === null ? 'good' : 'bad'}
          state={problem === null ? t.installation.ready : t.installation.notReady}
        />
      ))}
    </>
  );
}

function Agents() {
  const t = useTexts();
  const { items = [] } = useList<Concierge>('concierges');
  const online = items.filter(({ isOnline }) => isOnline).length;
  return (
    <Program
      name={<Link to="/agents">{t.nav.agents}</Link>}
      {...share(online, items.length)}
      state={t.installation.agents(online, items.length)}
    />
  );
}

function MediaServers() {
  const t = useTexts();
  const { items = [] } = useList<MediaServer>('media-servers');
  const online = items.filter(({ isOnline }) => isOnline).length;
  return (
    <Program
      name={<Link to="/media-servers">{t.nav.mediaServers}</Link>}
      {...share(online, items.length)}
      state={t.installation.servers(online, items.length)}
    />
  );
}

function share(online: number, all: number): { tone: Tone } {
  if (online === all && all > 0) return { tone: 'good' };
  return { tone: online === 0 ? 'bad' : 'warn' };
}

interface ProgramProps {
  name: ReactNode;
  detail?: ReactNode;
  tone: Tone;
  state: string;
}

function Program({ name, detail, tone, state }: ProgramProps) {
  return (
    <li>
      <TwoLines first={name} second={detail} />
      <StateBadge tone={tone} label={state} />
    </li>
  );
}
