import { Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus, IconServer2 } from '@tabler/icons-react';
import { useState } from 'react';
import { useAction } from '../../api/actions.js';
import { request } from '../../api/client.js';
import { useList } from '../../api/lists.js';
import type { MediaServer } from '../../api/types.js';
import { useTexts } from '../../i18n/i18n.js';
import { useConfirm } from '../../parts/confirm.js';
import { Empty } from '../../parts/Empty.js';
import { ListTable, type Column } from '../../parts/ListTable.js';
import { PageHeader } from '../../parts/PageHeader.js';
import { StateBadge } from '../../parts/StateBadge.js';
import { Surface } from '../../parts/Surface.js';
import { Ago } from '../../parts/Time.js';
import { TwoLines } from '../../parts/TwoLines.js';
import { MediaServerModal } from './MediaServerModal.js';
import { ServerPublications } from './ServerPublications.js';

export function MediaServersPage() {
  const t = useTexts();
  const [isCreating, creation] = useDisclosure(false);
  const [editedId, setEditedId] = useState<string>();
  const list = useList<MediaServer>('media-servers');
  const edited = list.items?.find(({ id }) => id === editedId);
  const newButton = (
    <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={creation.open}>
      {t.mediaServers.create}
    </Button>
  );
  return (
    <>
      <PageHeader title={t.mediaServers.title} lead={t.mediaServers.lead} actions={newButton} />
      <Surface>
        <ListTable
          label={t.mediaServers.title}
          list={list}
          columns={useColumns(({ id }) => setEditedId(id))}
          empty={<Empty icon={IconServer2} title={t.mediaServers.emptyTitle} hint={t.mediaServers.emptyHint} />}
        />
      </Surface>
      <Stack gap="lg" mt="lg">
        {list.items?.map((server) => (
          <ServerPublications key={server.id} server={server} />
        ))}
      </Stack>
      <MediaServerModal isOpen={isCreating} onClose={creation.close} />
      {edited !== undefined && (
        <MediaServerModal key={edited.id} server={edited} isOpen onClose={() => setEditedId(undefined)} />
      )}
    </>
  );
}

function useColumns(onEdit: (server: MediaServer) => void): Column<MediaServer>[] {
  const t = useTexts();
  const confirm = useConfirm();
  const remove = useAction({
    run: (id: string) => request('DELETE', `/media-servers/${encodeURIComponent(id)}`),
    changes: ['media-servers'],
  });
  const ask = (id: string) =>
    confirm({
      title: t.mediaServers.deleteTitle(id),
      text: t.mediaServers.deleteText,
      confirmLabel: t.common.delete,
      onConfirm: () => remove.mutate(id),
    });
  return [
    {
      header: t.common.name,
      isTitle: true,
      render: ({ id, kind, software }) => <TwoLines first={<strong>{id}</strong>} second={software ?? kind} />,
    },
    {
      header: t.common.state,
      render: ({ isOnline }) => (
        <StateBadge
          tone={isOnline ? 'good' : 'bad'}
          label={isOnline ? t.mediaServers.online : t.mediaServers.offline}
        />
      ),
    },
    { header: t.mediaServers.role, render: ({ role }) => t.mediaServers.roles[role] },
    {
      header: t.mediaServers.rtmpUrl,
      render: ({ rtmpUrl, apiUrl }) => <TwoLines first={rtmpUrl} second={apiUrl} />,
    },
    {
      header: t.mediaServers.publications,
      isNumber: true,
      isAtEnd: true,
      render: ({ publicationCount }) => publicationCount,
    },
    {
      header: t.mediaServers.lastSeen,
      render: ({ lastSeenAt, lastError, isOnline }) => (
        <TwoLines
          first={<Ago at={lastSeenAt} />}
          second={
            !isOnline &&
            lastError !== null && (
              <Text span size="xs" c="red">
                {lastError}
              </Text>
            )
          }
        />
      ),
    },
    {
      header: t.common.actions,
      isAtEnd: true,
      render: (server) => (
        <Group gap={4} justify="flex-end" wrap="nowrap">
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={`${t.common.edit}: ${server.id}`}
            onClick={() => onEdit(server)}
          >
            {t.common.edit}
          </Button>
          <Button
            size="compact-sm"
            variant="subtle"
            color="red"
            aria-label={`${t.common.delete}: ${server.id}`}
            onClick={() => ask(server.id)}
          >
            {t.common.delete}
          </Button>
        </Group>
      ),
    },
  ];
}
