import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { List } from '../../api/lists.js';
import { useTypeTitle } from '../../api/task-types.js';
import type { Task } from '../../api/types.js';
import { formatBitrate, formatNumber } from '../../format/numbers.js';
import { useLanguage } from '../../i18n/i18n.js';
import { ListTable, RowLink, type Column } from '../../parts/ListTable.js';
import { TaskStateBadge } from '../../parts/StateBadge.js';
import { DurationSince } from '../../parts/Time.js';
import { TwoLines } from '../../parts/TwoLines.js';
import { Speed } from './Speed.js';

interface TaskTableProps {
  label: string;
  list: List<Task>;
  isWithStream: boolean;
  empty: ReactNode;
}

export function TaskTable({ label, list, isWithStream, empty }: TaskTableProps) {
  const { texts: t, language } = useLanguage();
  const titleOf = useTypeTitle();
  const stream: Column<Task> = {
    header: t.tasks.stream,
    render: ({ streamId, streamName }) => <Link to={`/streams/${streamId}`}>{streamName}</Link>,
  };
  return (
    <ListTable
      label={label}
      list={list}
      empty={empty}
      columns={[
        {
          header: t.tasks.task,
          isTitle: true,
          render: (task) => (
            <TwoLines
              first={<RowLink to={`/tasks/${task.id}`}>{task.configurationName || titleOf(task.type)}</RowLink>}
              second={
                isTroubled(task) && task.error !== null
                  ? t.fromApi.task(task.error.sentence)
                  : secondLine(task, titleOf(task.type), t.tasks.replica)
              }
            />
          ),
        },
        ...(isWithStream ? [stream] : []),
        {
          header: t.common.state,
          render: ({ state, since }) => (
            <TwoLines first={<TaskStateBadge state={state} />} second={<DurationSince since={since} />} />
          ),
        },
        {
          header: t.tasks.agent,
          render: ({ concierge }) =>
            concierge?.name ?? (
              <Text size="sm" c="dimmed" component="span">
                {t.tasks.noAgent}
              </Text>
            ),
        },
        {
          header: t.tasks.fps,
          isNumber: true,
          isAtEnd: true,
          render: ({ progress }) => formatNumber(progress?.framesPerSecond, language, 1),
        },
        {
          header: t.tasks.bitrate,
          isNumber: true,
          isAtEnd: true,
          render: ({ progress }) => formatBitrate(progress?.bitrate, language),
        },
        {
          header: t.tasks.speed,
          isNumber: true,
          isAtEnd: true,
          render: ({ progress }) => <Speed speed={progress?.speed} />,
        },
      ]}
    />
  );
}

const isTroubled = ({ state }: Task) => state === 'retrying' || state === 'quarantined';

function secondLine(task: Task, typeTitle: string, replicaText: (number: number) => string): string {
  const type = task.configurationName ? typeTitle : '';
  const replica = task.replica > 0 ? replicaText(task.replica + 1) : '';
  return [type, replica].filter(Boolean).join(' · ');
}
