import { Button, Group, Modal, Switch } from '@mantine/core';
import { IconListDetails, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useAction } from '../../api/actions.js';
import { request } from '../../api/client.js';
import { useList } from '../../api/lists.js';
import { useTexts } from '../../i18n/i18n.js';
import { useConfirm } from '../../parts/confirm.js';
import { Empty } from '../../parts/Empty.js';
import { ListTable, type Column } from '../../parts/ListTable.js';
import { Section } from '../../parts/Section.js';
import { TwoLines } from '../../parts/TwoLines.js';
import type { AlertDestination, AlertRule } from './alert-types.js';
import { RuleForm } from './RuleForm.js';

interface RulesSectionProps {
  /** A rule needs one. */
  destinations: AlertDestination[];
  isAdministrator: boolean;
}

export function RulesSection({ destinations, isAdministrator }: RulesSectionProps) {
  const t = useTexts();
  const list = useList<AlertRule>('alert-rules');
  const [editedId, setEditedId] = useState<string>();
  const edited = editedId === 'new' ? editedId : list.items?.find(({ id }) => id === editedId);
  const newButton = (
    <Button
      size="xs"
      leftSection={<IconPlus size={15} aria-hidden />}
      disabled={destinations.length === 0}
      onClick={() => setEditedId('new')}
    >
      {t.alerts.newRule}
    </Button>
  );
  return (
    <Section title={t.alerts.rules} hint={t.alerts.rulesHint} actions={newButton} isFlush>
      <ListTable
        label={t.alerts.rules}
        list={list}
        columns={useColumns(({ id }) => setEditedId(id))}
        empty={<Empty icon={IconListDetails} title={t.alerts.noRules} hint={t.alerts.noRulesHint} />}
      />
      <Modal
        opened={edited !== undefined}
        onClose={() => setEditedId(undefined)}
        title={edited === undefined || edited === 'new' ? t.alerts.newRule : t.alerts.editRule(edited.name)}
        closeOnClickOutside={false}
        closeButtonProps={{ 'aria-label': t.common.close }}
        size="lg"
      >
        {edited !== undefined && (
          <RuleForm
            {...(edited === 'new' ? {} : { rule: edited })}
            destinations={destinations}
            isAdministrator={isAdministrator}
            onSaved={() => setEditedId(undefined)}
          />
        )}
      </Modal>
    </Section>
  );
}

function useColumns(onEdit: (rule: AlertRule) => void): Column<AlertRule>[] {
  const t = useTexts();
  const confirm = useConfirm();
  const toggle = useAction({
    run: ({ id, enabled }: AlertRule) => request('PATCH', `/alert-rules/${id}`, { body: { enabled: !enabled } }),
    changes: ['alert-rules'],
  });
  const remove = useAction({ run: (id: string) => request('DELETE', `/alert-rules/${id}`), changes: ['alert-rules'] });
  return [
    {
      header: t.common.name,
      isTitle: true,
      render: ({ name, owner }) => (
        <TwoLines first={<strong>{name}</strong>} second={owner !== null && t.alerts.owner(owner.name)} />
      ),
    },
    {
      header: t.alerts.events,
      render: ({ events }) => {
        const [first = ''] = events;
        return events.length === 1 ? (t.alerts.event[first] ?? first) : t.alerts.eventsShown(events.length);
      },
    },
    {
      header: t.alerts.scope,
      render: ({ streamIds, applicationIds }) =>
        t.alerts.scopeSome(streamIds.length, applicationIds.length) || t.alerts.scopeAll,
    },
    { header: t.alerts.destination, render: ({ destination }) => destination.name },
    {
      header: t.alerts.enabled,
      render: (rule) => (
        <Switch
          checked={rule.enabled}
          aria-label={t.alerts.enabledFor(rule.name)}
          onChange={() => toggle.mutate(rule)}
        />
      ),
    },
    {
      header: t.common.actions,
      isAtEnd: true,
      render: (rule) => (
        <Group gap={4} justify="flex-end">
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={`${t.common.edit}: ${rule.name}`}
            onClick={() => onEdit(rule)}
          >
            {t.common.edit}
          </Button>
          <Button
            size="compact-sm"
            variant="subtle"
            color="red"
            aria-label={`${t.common.delete}: ${rule.name}`}
            onClick={() =>
              confirm({
                title: t.alerts.deleteRuleTitle(rule.name),
                text: t.alerts.deleteRuleText,
                confirmLabel: t.common.delete,
                onConfirm: () => remove.mutate(rule.id),
              })
            }
          >
            {t.common.delete}
          </Button>
        </Group>
      ),
    },
  ];
}
