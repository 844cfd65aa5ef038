import { Alert, Loader, Text, Title } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useLocation } from 'react-router';
import type { GuestView } from '../../api/types.js';
import { useTexts } from '../../i18n/i18n.js';
import { Logo } from '../../parts/Logo.js';
import { LoginPreferences } from '../login/LoginPreferences.js';
import { GuestConnection, type GuestState } from './guest-connection.js';
import { PublishCard } from './PublishCard.js';
import { SignalCard } from './SignalCard.js';
import { TimesCard } from './TimesCard.js';
import { ClockWarning } from './ClockWarning.js';
import classes from './guest.module.css';

/** What a guest crew needs to broadcast, behind a secret link and without an account. */
export function GuestPage() {
  const t = useTexts();
  const secret = useLocation().hash.slice(1);
  const state = useGuest(secret);
  const title = state.kind === 'shown' ? state.view.stream : t.guest.title;
  useEffect(() => {
    document.title = `${title} · ${t.app.name}`;
  }, [title, t]);
  return (
    <div className={classes['page']}>
      <main className={classes['column']}>
        <Content state={state} secret={secret} />
        <footer className={classes['footer']}>
          <LoginPreferences />
          {state.kind === 'shown' && (
            <Text size="xs" c="dimmed" ta="center">
              {t.guest.footer}
            </Text>
          )}
        </footer>
      </main>
    </div>
  );
}

function Content({ state, secret }: { state: GuestState; secret: string }) {
  const t = useTexts();
  switch (state.kind) {
    case 'opening':
      return (
        <div className={classes['alone']} role="status" aria-label={t.app.loading}>
          <Loader />
        </div>
      );
    case 'waiting':
      return <Notice title={t.guest.tooManyTitle} text={t.guest.tooManyText} />;
    case 'invalid':
      return <Notice title={t.guest.noLinkTitle} text={t.guest.noLinkText} />;
    case 'shown':
      return <Invitation {...state} secret={secret} />;
  }
}

function Invitation({ view, receivedAt, isLost, secret }: Extract<GuestState, { kind: 'shown' }> & { secret: string }) {
  const t = useTexts();
  return (
    <>
      <Heading view={view} />
      {isLost && (
        <Alert color="orange" icon={<IconPlugConnectedX aria-hidden />} role="status">
          {t.guest.connectionLost}
        </Alert>
      )}
      <ClockWarning view={view} receivedAt={receivedAt} />
      <TimesCard view={view} receivedAt={receivedAt} />
      {view.publish !== null && <PublishCard publish={view.publish} networks={view.networks} />}
      {view.phase !== 'before' && view.publish !== null && <SignalCard view={view} secret={secret} />}
    </>
  );
}

function Heading({ view }: { view: GuestView }) {
  const t = useTexts();
  return (
    <header className={classes['heading']}>
      <Title order={1}>{view.stream}</Title>
      <Text c="dimmed">{t.guest.for(view.label)}</Text>
      {view.contact !== '' && (
        <Text size="sm">
          {t.guest.askTitle} <strong>{view.contact}</strong>
        </Text>
      )}
    </header>
  );
}

function Notice({ title, text }: { title: string; text: string }) {
  return (
    <div className={classes['alone']} role="alert">
      <Logo size={52} />
      <Title order={1} size="h2">
        {title}
      </Title>
      <Text c="dimmed" maw={420}>
        {text}
      </Text>
    </div>
  );
}

function useGuest(secret: string): GuestState {
  const [state, setState] = useState<GuestState>({ kind: 'opening' });
  useEffect(() => {
    if (secret === '') return setState({ kind: 'invalid' });
    setState({ kind: 'opening' });
    const connection = new GuestConnection(secret, setState);
    connection.start();
    return () => connection.stop();
  }, [secret]);
  return state;
}
