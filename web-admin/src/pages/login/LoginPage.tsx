import { Paper, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Navigate, useSearchParams } from 'react-router';
import { sessionQuery } from '../../api/session.js';
import { useTexts } from '../../i18n/i18n.js';
import { Logo } from '../../parts/Logo.js';
import { LoginPreferences } from './LoginPreferences.js';
import { SignInForm } from './SignInForm.js';
import { safeNext } from './safe-next.js';
import classes from './login.module.css';

export function LoginPage() {
  const t = useTexts();
  const [search] = useSearchParams();
  const session = useQuery(sessionQuery);
  useEffect(() => {
    document.title = `${t.login.title} · ${t.app.name}`;
  }, [t]);
  if (session.data) return <Navigate to={safeNext(search.get('next'))} replace />;
  return (
    <main className={classes['page']}>
      <div className={classes['column']}>
        <div className={classes['brand']}>
          <Logo size={52} />
          <div className={classes['name']}>{t.app.name}</div>
          <Text c="dimmed" maw={340}>
            {t.login.lead}
          </Text>
        </div>
        <Paper className={classes['card']} p="xl" radius="lg">
          <Title order={1} size="h2" mb="md">
            {t.login.title}
          </Title>
          <SignInForm />
        </Paper>
        <LoginPreferences />
      </div>
    </main>
  );
}
