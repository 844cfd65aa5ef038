import { AppShell, Burger, Group, Text } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect } from 'react';
import { Link, Navigate, Outlet, ScrollRestoration, useLocation } from 'react-router';
import { sessionQuery } from '../api/session.js';
import type { User } from '../api/types.js';
import { useTexts } from '../i18n/i18n.js';
import { LiveProvider } from '../live/LiveProvider.js';
import { Failure } from '../parts/Failure.js';
import { Logo } from '../parts/Logo.js';
import { AccountMenu } from './AccountMenu.js';
import { ConnectionBanner, LiveIndicator } from './Connection.js';
import { isForAdministrators } from './navigation.js';
import { NavigationLinks } from './NavigationLinks.js';
import { PageLoading } from './PageLoading.js';
import { ForAdministrators } from './RouteFailure.js';
import { SignInAgain } from './SignInAgain.js';
import { useHasBeenSignedIn } from './session-memory.js';
import classes from './shell.module.css';

/** The frame of every page behind the sign-in. */
export function Shell() {
  const session = useQuery(sessionQuery);
  // The frame and its page are much to render: in slices, while the page can still answer a finger.
  const user = useDeferredValue(session.data);
  const { pathname, search } = useLocation();
  const hasBeenSignedIn = useHasBeenSignedIn(user);

  if (user === undefined) {
    return session.error === null ? (
      <PageLoading />
    ) : (
      <main className={classes['alone']}>
        <Failure error={session.error} onRetry={() => void session.refetch()} />
      </main>
    );
  }
  if (user === null && !hasBeenSignedIn) {
    return <Navigate to={`/login?next=${encodeURIComponent(pathname + search)}`} replace />;
  }
  // The page stays as it is under the form, with everything somebody has typed into it.
  return (
    <>
      <Frame user={user} />
      {user === null && <SignInAgain />}
    </>
  );
}

function Frame({ user }: { user: User | null }) {
  const t = useTexts();
  const [isOpen, { toggle, close }] = useDisclosure(false);
  const isWide = useMediaQuery('(min-width: 48em)', true, { getInitialValueInEffect: false });
  const { pathname } = useLocation();
  useEffect(close, [pathname, close]);
  const isTheirs = user !== null && !user.isAdministrator && isForAdministrators(pathname, t);

  return (
    <LiveProvider isSignedIn={user !== null}>
      <a href="#content" className={classes['skip']}>
        {t.app.skipToContent}
      </a>
      <AppShell
        header={{ height: 56 }}
        navbar={{ width: 232, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
        padding={{ base: 'md', sm: 'xl' }}
        classNames={{ header: classes['header'] ?? '', navbar: classes['navbar'] ?? '', main: classes['main'] ?? '' }}
      >
        <AppShell.Header>
          <Group h="100%" px="md" justify="space-between" wrap="nowrap">
            <Group gap="sm" wrap="nowrap">
              <Burger
                opened={isOpen}
                onClick={toggle}
                hiddenFrom="sm"
                size="sm"
                aria-expanded={isOpen}
                aria-label={isOpen ? t.app.closeNavigation : t.app.openNavigation}
              />
              <Link to="/" className={classes['brand']}>
                <Logo />
                <Text component="span" fw={700} fz={19}>
                  {t.app.name}
                </Text>
              </Link>
            </Group>
            <Group gap="sm" wrap="nowrap">
              <LiveIndicator />
              <AccountMenu userName={user?.name ?? ''} />
            </Group>
          </Group>
        </AppShell.Header>
        <AppShell.Navbar aria-label={t.app.navigation}>{(isWide || isOpen) && <NavigationLinks />}</AppShell.Navbar>
        <AppShell.Main id="content" tabIndex={-1}>
          <ConnectionBanner />
          <div className={classes['content']}>{isTheirs ? <ForAdministrators /> : <Outlet />}</div>
        </AppShell.Main>
      </AppShell>
      <ScrollRestoration />
    </LiveProvider>
  );
}
