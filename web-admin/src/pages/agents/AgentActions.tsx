import { ActionIcon, Button, Group, Menu, Modal, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import { useAction } from '../../api/actions.js';
import { request } from '../../api/client.js';
import type { Concierge } from '../../api/types.js';
import { useTexts } from '../../i18n/i18n.js';
import { useConfirm } from '../../parts/confirm.js';
import { AgentForm } from './AgentForm.js';

/** Drain or activate, change, delete. */
export function AgentActions({ agent }: { agent: Concierge }) {
  const t = useTexts();
  const confirm = useConfirm();
  const [isEditing, editing] = useDisclosure(false);
  const change = useAction({
    run: (verb: 'drain' | 'activate') => request('POST', `/concierges/${agent.id}/${verb}`),
    changes: ['concierges', 'tasks'],
  });
  const remove = useAction({
    run: () => request('DELETE', `/concierges/${agent.id}`),
    changes: ['concierges', 'tasks'],
  });
  const verb = agent.state === 'active' ? 'drain' : 'activate';
  const ask = () =>
    confirm({
      title: t.agents.deleteTitle(agent.name),
      text: t.agents.deleteText,
      confirmLabel: t.common.delete,
      onConfirm: () => remove.mutate(undefined),
    });
  return (
    <Group gap={6} wrap="nowrap">
      <Tooltip label={t.agents.drainHint} disabled={verb !== 'drain'} withArrow multiline maw={260}>
        <Button size="xs" variant="default" loading={change.isPending} onClick={() => change.mutate(verb)}>
          {t.agents[verb]}
        </Button>
      </Tooltip>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={`${t.common.actions}: ${agent.name}`}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={editing.open}>
            {t.common.edit}
          </Menu.Item>
          <Menu.Item color="red" leftSection={<IconTrash size={16} aria-hidden />} onClick={ask}>
            {t.common.delete}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={isEditing}
        onClose={editing.close}
        title={t.agents.editTitle(agent.name)}
        closeButtonProps={{ 'aria-label': t.common.close }}
      >
        <AgentForm agent={agent} onSaved={editing.close} />
      </Modal>
    </Group>
  );
}
