import { Button, Group, Modal, Text } from '@mantine/core';
import { IconMailPlus, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useAction } from '../../api/actions.js';
import { request } from '../../api/client.js';
import { useList } from '../../api/lists.js';
import type { Invitation, NewInvitation, Stream } from '../../api/types.js';
import { formatInstant } from '../../format/time.js';
import { useLanguage, useTexts } from '../../i18n/i18n.js';
import { useConfirm } from '../../parts/confirm.js';
import { Empty } from '../../parts/Empty.js';
import { ListTable, type Column } from '../../parts/ListTable.js';
import { Section } from '../../parts/Section.js';
import { StateBadge, type Tone } from '../../parts/StateBadge.js';
import { Ago } from '../../parts/Time.js';
import { InvitationForm } from './InvitationForm.js';
import { LinkModal } from './LinkModal.js';

/** Guest crews of a stream. Who may only view it sees the list alone. */
export function InvitationsTab({ stream }: { stream: Stream }) {
  const t = useTexts();
  const path = `/streams/${stream.id}/invitations`;
  const list = useList<Invitation>('invitations', {}, { path });
  const [editedId, setEditedId] = useState<string>();
  const edited = editedId === 'new' ? editedId : list.items?.find(({ id }) => id === editedId);
  const [made, setMade] = useState<NewInvitation>();
  const columns = useColumns(path, { onEdit: ({ id }) => setEditedId(id), onLink: setMade });
  const mayChange = stream.rights.change;
  const newButton = (
    <Button size="xs" leftSection={<IconPlus size={15} aria-hidden />} onClick={() => setEditedId('new')}>
      {t.invitations.create}
    </Button>
  );
  return (
    <Section title={t.invitations.title} hint={t.invitations.lead} actions={mayChange && newButton} isFlush>
      <ListTable
        label={t.invitations.title}
        list={list}
        columns={mayChange ? columns : columns.filter(({ isAtEnd }) => isAtEnd !== true)}
        empty={<Empty icon={IconMailPlus} title={t.invitations.emptyTitle} hint={t.invitations.emptyHint} />}
      />
      <Modal
        opened={edited !== undefined}
        onClose={() => setEditedId(undefined)}
        title={edited === 'new' ? t.invitations.newTitle : t.invitations.editTitle}
        closeOnClickOutside={false}
        closeButtonProps={{ 'aria-label': t.common.close }}
        size="lg"
      >
        {edited !== undefined && (
          <InvitationForm
            path={path}
            {...(edited === 'new' ? {} : { invitation: edited })}
            onSaved={(saved) => {
              setEditedId(undefined);
              if ('link' in saved) setMade(saved);
            }}
          />
        )}
      </Modal>
      <LinkModal {...(made === undefined ? {} : { invitation: made })} onClose={() => setMade(undefined)} />
    </Section>
  );
}

const tones: Record<Invitation['phase'], Tone> = { before: 'busy', open: 'good', over: 'off' };

interface ColumnActions {
  onEdit: (invitation: Invitation) => void;
  onLink: (invitation: NewInvitation) => void;
}

function useColumns(path: string, { onEdit, onLink }: ColumnActions): Column<Invitation>[] {
  const { texts: t, language } = useLanguage();
  const when = ({ notBefore, notAfter }: Invitation) =>
    [
      notBefore !== null && t.publish.from(formatInstant(notBefore, language)),
      t.publish.until(formatInstant(notAfter, language)),
    ]
      .filter(Boolean)
      .join(' ');
  return [
    {
      header: t.invitations.label,
      isTitle: true,
      render: ({ label, networks }) => (
        <>
          <strong>{label}</strong>
          {networks.length > 0 && (
            <Text size="xs" c="dimmed">
              {networks.join(', ')}
            </Text>
          )}
        </>
      ),
    },
    {
      header: t.common.state,
      render: ({ phase }) => <StateBadge tone={tones[phase]} label={t.invitations.phase[phase] ?? phase} />,
    },
    { header: t.invitations.window, render: when },
    { header: t.invitations.opened, isNumber: true, render: ({ lastOpenedAt }) => <Ago at={lastOpenedAt} /> },
    { header: t.invitations.used, isNumber: true, render: ({ lastUsedAt }) => <Ago at={lastUsedAt} /> },
    {
      header: t.common.actions,
      isAtEnd: true,
      render: (invitation) => <RowActions path={path} invitation={invitation} onEdit={onEdit} onLink={onLink} />,
    },
  ];
}

function RowActions({ path, invitation, onEdit, onLink }: { path: string; invitation: Invitation } & ColumnActions) {
  const t = useTexts();
  const confirm = useConfirm();
  const { id, label } = invitation;
  const revoke = useAction({
    run: () => request('DELETE', `${path}/${id}`),
    changes: ['invitations', 'keys'],
  });
  const renew = useAction({
    run: () => request<NewInvitation>('POST', `${path}/${id}/link`),
    changes: ['invitations', 'keys'],
    onSuccess: onLink,
  });
  const button = { size: 'compact-sm', variant: 'subtle' } as const;
  return (
    <Group gap={4} wrap="wrap" justify="flex-end">
      <Button {...button} aria-label={`${t.common.edit}: ${label}`} onClick={() => onEdit(invitation)}>
        {t.common.edit}
      </Button>
      <Button
        {...button}
        aria-label={`${t.invitations.newLink}: ${label}`}
        onClick={() =>
          confirm({
            title: t.invitations.newLinkTitle(label),
            text: t.invitations.newLinkText,
            confirmLabel: t.invitations.newLink,
            onConfirm: () => renew.mutate(undefined),
          })
        }
      >
        {t.invitations.newLink}
      </Button>
      <Button
        {...button}
        color="red"
        aria-label={`${t.invitations.revoke}: ${label}`}
        onClick={() =>
          confirm({
            title: t.invitations.revokeTitle(label),
            text: t.invitations.revokeText,
            confirmLabel: t.invitations.revoke,
            onConfirm: () => revoke.mutate(undefined),
          })
        }
      >
        {t.invitations.revoke}
      </Button>
    </Group>
  );
}
