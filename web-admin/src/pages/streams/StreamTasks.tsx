import { Button } from '@mantine/core';
import { IconListCheck } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useList } from '../../api/lists.js';
import type { Stream, Task } from '../../api/types.js';
import { useTexts } from '../../i18n/i18n.js';
import { Empty } from '../../parts/Empty.js';
import { Section } from '../../parts/Section.js';
import { TaskTable } from '../tasks/TaskTable.js';

export function StreamTasks({ stream }: { stream: Stream }) {
  const t = useTexts();
  const tasks = useList<Task>('tasks', { streamId: stream.id });
  return (
    <Section title={t.stream.tasks} isFlush>
      <TaskTable
        label={t.stream.tasks}
        list={tasks}
        isWithStream={false}
        empty={
          <Empty
            icon={IconListCheck}
            title={t.stream.noTasksTitle}
            hint={stream.live === null ? t.stream.noTasksOff : t.stream.noTasksLive}
            action={
              stream.live !== null && (
                <Button component={Link} to={`/streams/${stream.id}/configurations`} variant="light">
                  {t.configurations.add}
                </Button>
              )
            }
          />
        }
      />
    </Section>
  );
}
