import { Button, Group, Modal, Switch, Text } from '@mantine/core';
import { IconBellPlus, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useAction } from '../../api/actions.js';
import { request } from '../../api/client.js';
import type { List } from '../../api/lists.js';
import type { Texts } from '../../i18n/en.js';
import { useTexts } from '../../i18n/i18n.js';
import { useConfirm } from '../../parts/confirm.js';
import { Empty } from '../../parts/Empty.js';
import { ListTable, type Column } from '../../parts/ListTable.js';
import { useSuccessNotice } from '../../parts/notices.js';
import { Section } from '../../parts/Section.js';
import { StateBadge, type Tone } from '../../parts/StateBadge.js';
import { Ago } from '../../parts/Time.js';
import { TwoLines } from '../../parts/TwoLines.js';
import type { AlertDestination, NewAlertDestination } from './alert-types.js';
import { DestinationForm } from './DestinationForm.js';
import { SecretModal } from './SecretModal.js';

interface DestinationsSectionProps {
  list: List<AlertDestination>;
  isAdministrator: boolean;
}

export function DestinationsSection({ list, isAdministrator }: DestinationsSectionProps) {
  const t = useTexts();
  const [editedId, setEditedId] = useState<string>();
  const edited = editedId === 'new' ? editedId : list.items?.find(({ id }) => id === editedId);
  const [secret, setSecret] = useState<string>();
  const newButton = (
    <Button size="xs" leftSection={<IconPlus size={15} aria-hidden />} onClick={() => setEditedId('new')}>
      {t.alerts.newDestination}
    </Button>
  );
  return (
    <Section title={t.alerts.destinations} hint={t.alerts.destinationsHint} actions={newButton} isFlush>
      <ListTable
        label={t.alerts.destinations}
        list={list}
        columns={useColumns({ onEdit: ({ id }) => setEditedId(id), onSecret: setSecret })}
        empty={<Empty icon={IconBellPlus} title={t.alerts.noDestinations} hint={t.alerts.noDestinationsHint} />}
      />
      <Modal
        opened={edited !== undefined}
        onClose={() => setEditedId(undefined)}
        title={
          edited === undefined || edited === 'new' ? t.alerts.newDestination : t.alerts.editDestination(edited.name)
        }
        closeOnClickOutside={false}
        closeButtonProps={{ 'aria-label': t.common.close }}
      >
        {edited !== undefined && (
          <DestinationForm
            {...(edited === 'new' ? {} : { destination: edited })}
            isAdministrator={isAdministrator}
            onSaved={(saved) => {
              setEditedId(undefined);
              if ('secret' in saved && saved.secret !== null) setSecret(saved.secret);
            }}
          />
        )}
      </Modal>
      <SecretModal {...(secret === undefined ? {} : { secret })} onClose={() => setSecret(undefined)} />
    </Section>
  );
}

interface ColumnActions {
  onEdit: (destination: AlertDestination) => void;
  onSecret: (secret: string) => void;
}

function useColumns(actions: ColumnActions): Column<AlertDestination>[] {
  const t = useTexts();
  const toggle = useAction({
    run: ({ id, enabled }: AlertDestination) =>
      request('PATCH', `/alert-destinations/${id}`, { body: { enabled: !enabled } }),
    changes: ['alert-destinations', 'alert-deliveries'],
  });
  return [
    {
      header: t.common.name,
      isTitle: true,
      render: ({ name, owner }) => (
        <TwoLines first={<strong>{name}</strong>} second={owner !== null && t.alerts.owner(owner.name)} />
      ),
    },
    {
      header: t.alerts.kind,
      render: ({ kind, host, mailTo }) => <TwoLines first={t.alerts.kinds[kind]} second={host ?? mailTo} />,
    },
    {
      header: t.common.state,
      isWide: true,
      render: (destination) => {
        const { tone, label } = stateOf(destination, t);
        return (
          <TwoLines
            first={<StateBadge tone={tone} label={label} />}
            second={
              destination.lastError !== null && (
                <Text span size="xs" c="red">
                  {destination.lastError}
                </Text>
              )
            }
          />
        );
      },
    },
    { header: t.alerts.lastSuccess, isNumber: true, render: ({ lastSuccessAt }) => <Ago at={lastSuccessAt} /> },
    {
      header: t.alerts.enabled,
      render: (destination) => (
        <Switch
          checked={destination.enabled}
          aria-label={t.alerts.enabledFor(destination.name)}
          onChange={() => toggle.mutate(destination)}
        />
      ),
    },
    {
      header: t.common.actions,
      isAtEnd: true,
      render: (destination) => <RowActions destination={destination} {...actions} />,
    },
  ];
}

function RowActions({ destination, onEdit, onSecret }: { destination: AlertDestination } & ColumnActions) {
  const t = useTexts();
  const confirm = useConfirm();
  const tell = useSuccessNotice();
  const { id, name, kind } = destination;
  const path = `/alert-destinations/${id}`;
  const test = useAction({
    run: () => request('POST', `${path}/test`),
    changes: ['alert-deliveries'],
    onSuccess: () => tell(t.alerts.testSent),
  });
  const renew = useAction({
    run: () => request<NewAlertDestination>('POST', `${path}/secret`),
    changes: ['alert-destinations'],
    onSuccess: ({ secret }) => secret !== null && onSecret(secret),
  });
  const remove = useAction({
    run: () => request('DELETE', path),
    changes: ['alert-destinations', 'alert-rules', 'alert-deliveries'],
  });
  const button = { size: 'compact-sm', variant: 'subtle' } as const;
  return (
    <Group gap={4} justify="flex-end">
      <Button
        {...button}
        aria-label={`${t.alerts.test}: ${name}`}
        loading={test.isPending}
        onClick={() => test.mutate(undefined)}
      >
        {t.alerts.test}
      </Button>
      {kind === 'webhook' && (
        <Button
          {...button}
          aria-label={`${t.alerts.newSecret}: ${name}`}
          onClick={() =>
            confirm({
              title: t.alerts.newSecretTitle(name),
              text: t.alerts.newSecretText,
              confirmLabel: t.alerts.newSecret,
              onConfirm: () => renew.mutate(undefined),
            })
          }
        >
          {t.alerts.newSecret}
        </Button>
      )}
      <Button {...button} aria-label={`${t.common.edit}: ${name}`} onClick={() => onEdit(destination)}>
        {t.common.edit}
      </Button>
      <Button
        {...button}
        color="red"
        aria-label={`${t.common.delete}: ${name}`}
        onClick={() =>
          confirm({
            title: t.alerts.deleteDestinationTitle(name),
            text: t.alerts.deleteDestinationText,
            confirmLabel: t.common.delete,
            onConfirm: () => remove.mutate(undefined),
          })
        }
      >
        {t.common.delete}
      </Button>
    </Group>
  );
}

function stateOf({ enabled, failingSince, lastSuccessAt }: AlertDestination, t: Texts): { tone: Tone; label: string } {
  if (!enabled) return { tone: 'off', label: t.alerts.stateOff };
  if (failingSince !== null) return { tone: 'bad', label: t.alerts.stateFailing };
  return lastSuccessAt === null
    ? { tone: 'busy', label: t.alerts.stateNew }
    : { tone: 'good', label: t.alerts.stateWorks };
}
