import { Badge, Button, Group } from '@mantine/core';
import { IconDevices } from '@tabler/icons-react';
import type { SignedInDevice } from '../../api/account.js';
import { useAction } from '../../api/actions.js';
import { request } from '../../api/client.js';
import { useList } from '../../api/lists.js';
import type { Texts } from '../../i18n/en.js';
import { useTexts } from '../../i18n/i18n.js';
import { useConfirm } from '../../parts/confirm.js';
import { Empty } from '../../parts/Empty.js';
import { ListTable, type Column } from '../../parts/ListTable.js';
import { Section } from '../../parts/Section.js';
import { Ago } from '../../parts/Time.js';
import { deviceNameOf } from './device-name.js';

export function SessionsSection() {
  const t = useTexts();
  const confirm = useConfirm();
  const list = useList<SignedInDevice>('sessions');
  const endOthers = useAction({ run: () => request('DELETE', '/sessions'), changes: ['sessions'] });
  const hasOthers = (list.items ?? []).some(({ isCurrent }) => !isCurrent);
  return (
    <Section
      title={t.account.sessions}
      hint={t.account.sessionsHint}
      isFlush
      actions={
        hasOthers && (
          <Button
            size="xs"
            variant="default"
            onClick={() =>
              confirm({
                title: t.account.endOthers,
                text: t.account.endOthersText,
                confirmLabel: t.account.endOthers,
                onConfirm: () => endOthers.mutate(undefined),
              })
            }
          >
            {t.account.endOthers}
          </Button>
        )
      }
    >
      <ListTable
        label={t.account.sessions}
        list={list}
        columns={useColumns()}
        empty={<Empty icon={IconDevices} title={t.common.nothingFound} />}
      />
    </Section>
  );
}

function useColumns(): Column<SignedInDevice>[] {
  const t = useTexts();
  const end = useAction({ run: (id: string) => request('DELETE', `/sessions/${id}`), changes: ['sessions'] });
  return [
    {
      header: t.account.device,
      isTitle: true,
      render: (session) => (
        <Group gap="xs" title={session.userAgent}>
          <strong>{nameOf(session, t)}</strong>
          {session.isCurrent && <Badge variant="light">{t.account.thisDevice}</Badge>}
        </Group>
      ),
    },
    { header: t.account.address, render: ({ address }) => address || t.common.unknown },
    { header: t.account.lastUsed, isNumber: true, render: ({ lastUsedAt }) => <Ago at={lastUsedAt} /> },
    { header: t.account.signedIn, isNumber: true, render: ({ createdAt }) => <Ago at={createdAt} /> },
    {
      header: t.common.actions,
      isAtEnd: true,
      render: (session) =>
        !session.isCurrent && (
          <Button
            size="compact-sm"
            variant="subtle"
            color="red"
            aria-label={t.account.endSessionLabel(nameOf(session, t))}
            onClick={() => end.mutate(session.id)}
          >
            {t.account.endSession}
          </Button>
        ),
    },
  ];
}

function nameOf({ userAgent }: SignedInDevice, t: Texts): string {
  const { browser, system } = deviceNameOf(userAgent);
  if (browser === undefined) return system ?? t.account.unknownDevice;
  return system === undefined ? browser : t.account.on(browser, system);
}
