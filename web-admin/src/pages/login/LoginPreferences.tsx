import { ActionIcon, Group, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { Button } from '@mantine/core';
import { IconMoon, IconSun } from '@tabler/icons-react';
import { languages, useLanguage, type Language } from '../../i18n/i18n.js';

/** Language and colours before somebody has signed in. */
export function LoginPreferences() {
  const { texts: t, language, setLanguage } = useLanguage();
  const { setColorScheme } = useMantineColorScheme();
  const other = useComputedColorScheme('light') === 'dark' ? 'light' : 'dark';
  return (
    <Group justify="center" gap="xs">
      {(Object.keys(languages) as Language[]).map((code) => (
        <Button
          key={code}
          lang={code}
          size="compact-sm"
          variant={code === language ? 'light' : 'subtle'}
          color={code === language ? 'portier' : 'gray'}
          aria-pressed={code === language}
          onClick={() => setLanguage(code)}
        >
          {languages[code]}
        </Button>
      ))}
      <ActionIcon
        variant="subtle"
        color="gray"
        onClick={() => setColorScheme(other)}
        aria-label={`${t.app.colorScheme}: ${t.app.colorSchemes[other]}`}
      >
        {other === 'dark' ? <IconMoon size={17} aria-hidden /> : <IconSun size={17} aria-hidden />}
      </ActionIcon>
    </Group>
  );
}
