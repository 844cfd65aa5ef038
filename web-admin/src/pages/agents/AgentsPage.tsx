import { Button, SimpleGrid, Skeleton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCpu, IconPlus } from '@tabler/icons-react';
import { useList } from '../../api/lists.js';
import type { Concierge } from '../../api/types.js';
import { useTexts } from '../../i18n/i18n.js';
import { Empty } from '../../parts/Empty.js';
import { Failure } from '../../parts/Failure.js';
import { PageHeader } from '../../parts/PageHeader.js';
import { Surface } from '../../parts/Surface.js';
import { AgentCard } from './AgentCard.js';
import { NewAgentModal } from './NewAgentModal.js';

/** With more agents than this each shows its tasks only when asked: one request an agent. */
const mostOpen = 6;

export function AgentsPage() {
  const t = useTexts();
  const [isCreating, creation] = useDisclosure(false);
  const list = useList<Concierge>('concierges');
  const newButton = (
    <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={creation.open}>
      {t.agents.create}
    </Button>
  );
  return (
    <>
      <PageHeader title={t.agents.title} lead={t.agents.lead} actions={newButton} />
      {list.items === undefined && list.error !== null && <Failure error={list.error} onRetry={list.retry} />}
      {list.items === undefined && list.error === null && <Skeleton height={180} radius="lg" />}
      {list.items?.length === 0 && (
        <Surface>
          <Empty icon={IconCpu} title={t.agents.emptyTitle} hint={t.agents.emptyHint} action={newButton} />
        </Surface>
      )}
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        {list.items?.map((agent) => (
          <AgentCard key={agent.id} agent={agent} isOpenAtFirst={(list.items?.length ?? 0) <= mostOpen} />
        ))}
      </SimpleGrid>
      <NewAgentModal isOpen={isCreating} onClose={creation.close} />
    </>
  );
}
