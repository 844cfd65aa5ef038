import { Menu, UnstyledButton, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import {
  IconApi,
  IconCheck,
  IconDeviceDesktop,
  IconLogout,
  IconMoon,
  IconSun,
  IconUserCircle,
  IconUserCog,
} from '@tabler/icons-react';
import { Link } from 'react-router';
import { useSignOut } from '../api/session.js';
import { languages, useLanguage, type Language } from '../i18n/i18n.js';
import { useProblemNotice } from '../parts/notices.js';
import classes from './shell.module.css';

const schemeIcons = { light: IconSun, dark: IconMoon, auto: IconDeviceDesktop };
const chosen = <IconCheck size={16} aria-hidden />;

/** Who is signed in, and how the pages look to them. */
export function AccountMenu({ userName }: { userName: string }) {
  const { texts: t, language, setLanguage } = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const signOut = useSignOut();
  const showProblem = useProblemNotice();
  return (
    <Menu position="bottom-end" width={230} shadow="md">
      <Menu.Target>
        <UnstyledButton className={classes['account']} aria-label={`${t.app.account}: ${userName}`}>
          <IconUserCircle size={22} stroke={1.6} aria-hidden />
          <span className={classes['accountName']}>{userName}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t.app.signedInAs(userName)}</Menu.Label>
        <Menu.Item component={Link} to="/account" leftSection={<IconUserCog size={16} aria-hidden />}>
          {t.account.menu}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t.app.colorScheme}</Menu.Label>
        {(Object.keys(schemeIcons) as MantineColorScheme[]).map((scheme) => {
          const Icon = schemeIcons[scheme];
          return (
            <Menu.Item
              key={scheme}
              role="menuitemradio"
              aria-checked={scheme === colorScheme}
              leftSection={<Icon size={16} aria-hidden />}
              rightSection={scheme === colorScheme ? chosen : null}
              onClick={() => setColorScheme(scheme)}
            >
              {t.app.colorSchemes[scheme]}
            </Menu.Item>
          );
        })}
        <Menu.Divider />
        <Menu.Label>{t.app.language}</Menu.Label>
        {(Object.keys(languages) as Language[]).map((code) => (
          <Menu.Item
            key={code}
            lang={code}
            role="menuitemradio"
            aria-checked={code === language}
            rightSection={code === language ? chosen : null}
            onClick={() => setLanguage(code)}
          >
            {languages[code]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item component="a" href="/api/docs" target="_blank" leftSection={<IconApi size={16} aria-hidden />}>
          {t.app.apiDocs}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconLogout size={16} aria-hidden />}
          onClick={() => signOut.mutate(undefined, { onError: showProblem })}
        >
          {t.app.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
