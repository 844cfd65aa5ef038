import { Button, SimpleGrid, Skeleton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus, IconWorldShare } from '@tabler/icons-react';
import { useList } from '../../api/lists.js';
import type { Edge } from '../../api/types.js';
import { useTexts } from '../../i18n/i18n.js';
import { Empty } from '../../parts/Empty.js';
import { Failure } from '../../parts/Failure.js';
import { PageHeader } from '../../parts/PageHeader.js';
import { Surface } from '../../parts/Surface.js';
import { EdgeCard } from './EdgeCard.js';
import { NewEdgeModal } from './NewEdgeModal.js';

export function EdgesPage() {
  const t = useTexts();
  const [isCreating, creation] = useDisclosure(false);
  const list = useList<Edge>('edges');
  const newButton = (
    <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={creation.open}>
      {t.edges.create}
    </Button>
  );
  return (
    <>
      <PageHeader title={t.edges.title} lead={t.edges.lead} actions={newButton} />
      {list.items === undefined && list.error !== null && <Failure error={list.error} onRetry={list.retry} />}
      {list.items === undefined && list.error === null && <Skeleton height={180} radius="lg" />}
      {list.items?.length === 0 && (
        <Surface>
          <Empty icon={IconWorldShare} title={t.edges.emptyTitle} hint={t.edges.emptyHint} action={newButton} />
        </Surface>
      )}
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        {list.items?.map((edge) => (
          <EdgeCard key={edge.id} edge={edge} />
        ))}
      </SimpleGrid>
      {list.hasMore && (
        <Button variant="default" mt="lg" onClick={list.loadMore} loading={list.isLoadingMore}>
          {t.common.loadMore}
        </Button>
      )}
      <NewEdgeModal isOpen={isCreating} onClose={creation.close} />
    </>
  );
}
