import { Button, Group, Modal } from '@mantine/core';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { useAction } from '../../api/actions.js';
import { request } from '../../api/client.js';
import { useList } from '../../api/lists.js';
import type { Invitation, PublishKey, Stream } from '../../api/types.js';
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
import { KeyForm } from './KeyForm.js';
import { NewKeyModal } from './NewKeyModal.js';

export function KeysSection({ stream }: { stream: Stream }) {
  const t = useTexts();
  const path = `/streams/${stream.id}/keys`;
  const list = useList<PublishKey>('keys', {}, { path });
  const [editedId, setEditedId] = useState<string>();
  const edited = editedId === 'new' ? editedId : list.items?.find(({ id }) => id === editedId);
  const [newKey, setNewKey] = useState<string>();
  const columns = useColumns(stream, path, ({ id }) => setEditedId(id));
  const newButton = (
    <Button size="xs" leftSection={<IconPlus size={15} aria-hidden />} onClick={() => setEditedId('new')}>
      {t.publish.newKey}
    </Button>
  );
  return (
    <Section title={t.publish.keysTitle} hint={t.publish.keysLead} actions={stream.rights.change && newButton} isFlush>
      <ListTable
        label={t.publish.keysTitle}
        list={list}
        columns={stream.rights.change ? columns : columns.filter(({ isAtEnd }) => isAtEnd !== true)}
        empty={<Empty icon={IconKey} title={t.publish.emptyTitle} hint={t.publish.emptyHint} />}
      />
      <Modal
        opened={edited !== undefined}
        onClose={() => setEditedId(undefined)}
        title={edited === 'new' ? t.publish.newKey : t.publish.editTitle}
        closeButtonProps={{ 'aria-label': t.common.close }}
      >
        {edited !== undefined && (
          <KeyForm
            path={path}
            {...(edited === 'new' ? {} : { publishKey: edited })}
            onSaved={(saved) => {
              setEditedId(undefined);
              if ('key' in saved) setNewKey(saved.key);
            }}
          />
        )}
      </Modal>
      <NewKeyModal stream={stream} publishKey={newKey} onClose={() => setNewKey(undefined)} />
    </Section>
  );
}

function useColumns(stream: Stream, path: string, onEdit: (key: PublishKey) => void): Column<PublishKey>[] {
  const { texts: t, language } = useLanguage();
  const ownerOf = useOwnerOf(stream);
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
        <RowActions streamId={stream.id} path={path} publishKey={key} owner={ownerOf(key)} onEdit={onEdit} />
      ),
    },
  ];
}

/** Whether a key goes with an invitation, which says when and from where it lets in. */
function useOwnerOf({ id, rights }: Stream): (key: PublishKey) => RowActionsProps['owner'] {
  const path = `/streams/${id}/invitations`;
  const { items, error } = useList<Invitation>('invitations', {}, { path, isEnabled: rights.change });
  return (key) => {
    if (items?.some(({ keyId }) => keyId === key.id)) return 'invitation';
    // Without an answer the form is there all the same: portier refuses with a sentence.
    return items === undefined && error === null ? undefined : 'stream';
  };
}

interface RowActionsProps {
  streamId: string;
  path: string;
  publishKey: PublishKey;
  /** Whose window and networks it has; undefined until that is known. */
  owner: 'stream' | 'invitation' | undefined;
  onEdit: (key: PublishKey) => void;
}

function RowActions({ streamId, path, publishKey, owner, onEdit }: RowActionsProps) {
  const t = useTexts();
  const confirm = useConfirm();
  const { id, label, hint } = publishKey;
  const revoke = useAction({
    run: () => request('DELETE', `${path}/${id}`),
    changes: ['keys', 'streams', 'invitations'],
  });
  const button = { size: 'compact-sm', variant: 'subtle' } as const;
  const named = (action: string) => ({ 'aria-label': `${action}: ${label || hint}` });
  return (
    <Group gap={4} justify="flex-end" wrap="nowrap">
      {owner === 'invitation' && (
        <Button {...button} {...named(t.publish.toInvitation)} component={Link} to={`/streams/${streamId}/invitations`}>
          {t.publish.toInvitation}
        </Button>
      )}
      {owner === 'stream' && (
        <Button {...button} {...named(t.common.edit)} onClick={() => onEdit(publishKey)}>
          {t.common.edit}
        </Button>
      )}
      <Button
        {...button}
        color="red"
        aria-label={t.publish.revokeLabel(label || hint)}
        onClick={() =>
          confirm({
            title: t.publish.revokeTitle(label || hint),
            text: t.publish.revokeText,
            confirmLabel: t.publish.revoke,
            onConfirm: () => revoke.mutate(undefined),
          })
        }
      >
        {t.publish.revoke}
      </Button>
    </Group>
  );
}

function Validity({ publishKey }: { publishKey: PublishKey }) {
  const t = useTexts();
  const validity = keyValidity(publishKey, useNow());
  const tones = { valid: 'good', later: 'busy', expired: 'off' } as const;
  return <StateBadge tone={tones[validity]} label={t.keyValidity[validity]} />;
}
