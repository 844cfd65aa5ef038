import { Paper, Text, Title } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';
import { useTexts } from '../../i18n/i18n.js';
import { Logo } from '../../parts/Logo.js';
import { LoginPreferences } from './LoginPreferences.js';
import classes from './login.module.css';

interface PublicFrameProps {
  title: string;
  lead?: ReactNode;
  /** Below the card, such as the way back. */
  foot?: ReactNode;
  children: ReactNode;
}

/** The frame of the pages before the sign-in: one card, one thing to do. */
export function PublicFrame({ title, lead, foot, children }: PublicFrameProps) {
  const t = useTexts();
  useEffect(() => {
    document.title = `${title} · ${t.app.name}`;
  }, [title, t]);
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
          <Title order={1} size="h2" mb={lead === undefined ? 'md' : 4}>
            {title}
          </Title>
          {lead !== undefined && (
            <Text size="sm" c="dimmed" mb="md">
              {lead}
            </Text>
          )}
          {children}
        </Paper>
        {foot !== undefined && <div className={classes['foot']}>{foot}</div>}
        <LoginPreferences />
      </div>
    </main>
  );
}
