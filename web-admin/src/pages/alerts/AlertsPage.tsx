import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useList } from '../../api/lists.js';
import { sessionQuery } from '../../api/session.js';
import { useTexts } from '../../i18n/i18n.js';
import { PageHeader } from '../../parts/PageHeader.js';
import type { AlertDestination } from './alert-types.js';
import { DeliveriesSection } from './DeliveriesSection.js';
import { DestinationsSection } from './DestinationsSection.js';
import { RulesSection } from './RulesSection.js';

/** Where alerts go, what is sent there, and what became of it. */
export function AlertsPage() {
  const t = useTexts();
  const { data: user } = useQuery(sessionQuery);
  const isAdministrator = user?.isAdministrator === true;
  const destinations = useList<AlertDestination>('alert-destinations', { limit: 200 });
  return (
    <>
      <PageHeader title={t.alerts.title} lead={isAdministrator ? t.alerts.lead : t.alerts.leadOwn} />
      <Stack gap="lg">
        <DestinationsSection list={destinations} isAdministrator={isAdministrator} />
        <RulesSection destinations={destinations.items ?? []} isAdministrator={isAdministrator} />
        <DeliveriesSection />
      </Stack>
    </>
  );
}
