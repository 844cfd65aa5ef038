import { Button, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useAction } from '../../api/actions.js';
import { request } from '../../api/client.js';
import { useList } from '../../api/lists.js';
import type { PublishKey, Stream } from '../../api/types.js';
import { formatInstant } from '../../format/time.js';
import { useLanguage, useTexts } from '../../i18n/i18n.js';
import { useConfirm } from '../../parts/confirm.js';
import { useNow } from '../../parts/now.js';
import { Empty } from '../../parts/Empty.js';
import { ListTable, type Column } from '../../parts/ListTable.js';
import { Section } from '../../parts/Section.js';
import { StateBadge } from '../../parts/StateBadge.js';
import { Ago } from '../../parts/Time.js';
import { TwoLines } from '../../parts/TwoLines.js';
import { keyValidity } from './key-validity.js';
import { NewKeyForm } from './NewKeyForm.js';
import { NewKeyModal } from './NewKeyModal.js';

export function KeysSection({ stream }: { stream: Stream }) {
  const t = useTexts();
  const path = `/streams/${stream.id}/keys`;
  const list = useList<PublishKey>('keys', {}, { path });
  const [isAsking, asking] = useDisclosure(false);
  const [newKey, setNewKey] = useState<string>();
  const newButton = (
    <Button size="xs" leftSection={<IconPlus size={15} aria-hidden />} onClick={asking.open}>
      {t.publish.newKey}
    </Button>
  );
  return (
    <Section title={t.publish.keysTitle} hint={t.publish.keysLead} actions={stream.rights.change && newButton} isFlush>
      <ListTable
        label={t.publish.keysTitle}
        list={list}
        columns={useColumns(path).filter(({ header }) => stream.rights.change || header !== t.common.actions)}
        empty={<Empty icon={IconKey} title={t.publish.emptyTitle} hint={t.publish.emptyHint} />}
      />
      <Modal
        opened={isAsking}
        onClose={asking.close}
        title={t.publish.newKey}
        closeButtonProps={{ 'aria-label': t.common.close }}
      >
        <NewKeyForm
          path={path}
          onCreated={(key) => {
            asking.close();
            setNewKey(key);
          }}
        />
      </Modal>
      <NewKeyModal stream={stream} publishKey={newKey} onClose={() => setNewKey(undefined)} />
    </Section>
  );
}

function useColumns(path: string): Column<PublishKey>[] {
  const { texts: t, language } = useLanguage();
  const confirm = useConfirm();
  const revoke = useAction({
    run: (id: string) => request('DELETE', `${path}/${id}`),
    changes: ['keys', 'streams'],
  });
  const validity = ({ notBefore, notAfter }: PublishKey) =>
    [
      notBefore !== null && t.publish.from(formatInstant(notBefore, language)),
      notAfter !== null && t.publish.until(formatInstant(notAfter, language)),
    ]
      .filter(Boolean)
      .join(' ') || t.publish.always;
  return [
    {
      header: t.publish.keyLabel,
      isTitle: true,
      render: ({ label }) => <strong>{label || t.publish.unlabelled}</strong>,
    },
    { header: t.publish.hint, isNumber: true, render: ({ hint }) => <code>…{hint}</code> },
    {
      header: t.publish.validity,
      render: (key) => <TwoLines first={<Validity publishKey={key} />} second={validity(key)} />,
    },
    {
      header: t.publish.networks,
      render: ({ networks }) => (networks.length === 0 ? t.publish.anywhere : networks.join(', ')),
    },
    { header: t.publish.lastUsed, isNumber: true, render: ({ lastUsedAt }) => <Ago at={lastUsedAt} /> },
    {
      header: t.common.actions,
      isAtEnd: true,
      render: (key) => (
        <Button
          size="compact-sm"
          variant="subtle"
          color="red"
          aria-label={t.publish.revokeLabel(key.label || key.hint)}
          onClick={() =>
            confirm({
              title: t.publish.revokeTitle(key.label || key.hint),
              text: t.publish.revokeText,
              confirmLabel: t.publish.revoke,
              onConfirm: () => revoke.mutate(key.id),
            })
          }
        >
          {t.publish.revoke}
        </Button>
      ),
    },
  ];
}

function Validity({ publishKey }: { publishKey: PublishKey }) {
  const t = useTexts();
  const validity = keyValidity(publishKey, useNow());
  const tones = { valid: 'good', later: 'busy', expired: 'off' } as const;
  return <StateBadge tone={tones[validity]} label={t.keyValidity[validity]} />;
}
