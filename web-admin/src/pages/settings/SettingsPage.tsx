import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { request } from '../../api/client.js';
import { serverQuery } from '../../api/session.js';
import type { Settings } from '../../api/types.js';
import { useTexts } from '../../i18n/i18n.js';
import { CopyField } from '../../parts/CopyField.js';
import { OneOf } from '../../parts/OneOf.js';
import { PageHeader } from '../../parts/PageHeader.js';
import { Section } from '../../parts/Section.js';
import { LookSection } from './LookSection.js';
import { ProgramsSection } from './ProgramsSection.js';
import { SettingsTable } from './SettingsTable.js';

/** How the installation is set up and whether all of it answers. */
export function SettingsPage() {
  const t = useTexts();
  const settings = useQuery({
    queryKey: ['settings'],
    queryFn: ({ signal }) => request<Settings>('GET', '/settings', { signal }),
  });
  return (
    <>
      <PageHeader title={t.installation.title} lead={t.installation.lead} />
      <Stack gap="lg">
        <LookSection />
        <Addresses />
        <OneOf query={settings}>
          {(found) => (
            <Stack gap="lg">
              <ProgramsSection settings={found} />
              <SettingsTable items={found.items} />
            </Stack>
          )}
        </OneOf>
      </Stack>
    </>
  );
}

function Addresses() {
  const t = useTexts();
  const { data } = useQuery(serverQuery);
  if (data === undefined) return null;
  return (
    <Section title={t.installation.addresses}>
      <Stack gap="sm" maw={680}>
        <CopyField label={t.installation.rtmpUrl} value={data.rtmpUrl} />
        <CopyField label={t.installation.publicUrl} value={data.publicUrl} />
        <CopyField label={t.installation.directorUrl} value={data.directorUrl} />
      </Stack>
    </Section>
  );
}
