import { Group, Switch, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useEnabledSwitch } from '../../api/actions.js';
import type { List } from '../../api/lists.js';
import { useTypeTitle } from '../../api/task-types.js';
import type { Configuration, TargetPreset } from '../../api/types.js';
import { useTexts } from '../../i18n/i18n.js';
import { ListTable, RowLink, type Column } from '../../parts/ListTable.js';
import { StateBadge, TaskStateBadge } from '../../parts/StateBadge.js';
import { TwoLines } from '../../parts/TwoLines.js';
import { presetOf, titleOfPreset } from './presets.js';

interface ConfigurationTableProps {
  list: List<Configuration>;
  isWithStream: boolean;
  /** Given in a list of targets: shows the platform in place of the type. */
  presets?: TargetPreset[];
  empty: ReactNode;
}

export function ConfigurationTable({ list, isWithStream, presets, empty }: ConfigurationTableProps) {
  const t = useTexts();
  const titleOf = useTypeTitle();
  const toggle = useEnabledSwitch('configurations');
  const nameOf = (configuration: Configuration) => configuration.name || titleOf(configuration.type);
  const whereTo = ({ fields: { url } }: Configuration) => {
    const preset = presetOf(presets ?? [], url);
    return [preset && titleOfPreset(preset, t), hostOf(url)].filter(Boolean).join(' · ');
  };
  const stream: Column<Configuration> = {
    header: t.configurations.stream,
    render: ({ streamId, streamName }) => <Link to={`/streams/${streamId}`}>{streamName}</Link>,
  };
  return (
    <ListTable
      label={t.configurations.title}
      list={list}
      empty={empty}
      columns={[
        {
          header: t.common.name,
          isTitle: true,
          render: (configuration) => (
            <TwoLines
              first={<RowLink to={`/configurations/${configuration.id}`}>{nameOf(configuration)}</RowLink>}
              second={
                presets === undefined ? configuration.name && titleOf(configuration.type) : whereTo(configuration)
              }
            />
          ),
        },
        ...(isWithStream ? [stream] : []),
        { header: t.common.state, render: (configuration) => <ConfigurationState configuration={configuration} /> },
        {
          header: t.configurations.enabled,
          isAtEnd: true,
          render: (configuration) => (
            <Switch
              aria-label={t.configurations.enabledFor(nameOf(configuration))}
              checked={configuration.enabled}
              disabled={!configuration.rights.change}
              onChange={(event) => toggle.mutate({ id: configuration.id, isOn: event.currentTarget.checked })}
              display="inline-block"
            />
          ),
        },
      ]}
    />
  );
}

/** The path of an address may be a key. */
function hostOf(url: unknown): string {
  return /^[a-z]+:\/\/([^/?#]+)/i.exec(String(url ?? ''))?.[1] ?? '';
}

/** The states of its tasks, with what is wrong; without tasks whether it waits or is off. */
export function ConfigurationState({ configuration: { tasks, enabled } }: { configuration: Configuration }) {
  const t = useTexts();
  if (tasks.length === 0) {
    return <StateBadge tone="off" label={enabled ? t.configurations.stateWaiting : t.configurations.stateOff} />;
  }
  const error = tasks.find((task) => task.error !== null && task.state !== 'running')?.error;
  return (
    <div>
      <Group gap={6}>
        {tasks.map((task) => (
          <TaskStateBadge key={task.id} state={task.state} />
        ))}
      </Group>
      {error && (
        <Text size="xs" c="dimmed" mt={4}>
          {t.fromApi.task(error.sentence)}
        </Text>
      )}
    </div>
  );
}
