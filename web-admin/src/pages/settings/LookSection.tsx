import { Group, SegmentedControl, Stack, Text, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import type { ReactNode } from 'react';
import { languages, useLanguage, type Language } from '../../i18n/i18n.js';
import { Section } from '../../parts/Section.js';

const schemes: MantineColorScheme[] = ['light', 'dark', 'auto'];

/** Language and colours of this browser. */
export function LookSection() {
  const { texts: t, language, setLanguage } = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Section title={t.installation.look} hint={t.installation.lookHint}>
      <Group gap="xl" align="flex-start">
        <Labelled label={t.app.language}>
          <SegmentedControl
            aria-label={t.app.language}
            data={Object.entries(languages).map(([value, label]) => ({ value, label }))}
            value={language}
            onChange={(chosen) => setLanguage(chosen as Language)}
          />
        </Labelled>
        <Labelled label={t.app.colorScheme}>
          <SegmentedControl
            aria-label={t.app.colorScheme}
            data={schemes.map((value) => ({ value, label: t.app.colorSchemes[value] }))}
            value={colorScheme}
            onChange={(chosen) => setColorScheme(chosen as MantineColorScheme)}
          />
        </Labelled>
      </Group>
    </Section>
  );
}

function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Stack gap={6}>
      <Text size="sm" fw={500} aria-hidden>
        {label}
      </Text>
      {children}
    </Stack>
  );
}
