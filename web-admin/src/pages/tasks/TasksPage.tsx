import { Select, Switch } from '@mantine/core';
import { IconListCheck } from '@tabler/icons-react';
import { useSearchParams } from 'react-router';
import { useList } from '../../api/lists.js';
import type { Concierge, Task, TaskState } from '../../api/types.js';
import { useTexts } from '../../i18n/i18n.js';
import { Empty } from '../../parts/Empty.js';
import { PageHeader } from '../../parts/PageHeader.js';
import { Surface, Toolbar } from '../../parts/Surface.js';
import { TaskTable } from './TaskTable.js';

export function TasksPage() {
  const t = useTexts();
  const [params, setParams] = useSearchParams();
  const state = params.get('state') ?? undefined;
  const agentId = params.get('agent') ?? undefined;
  const agents = useList<Concierge>('concierges', {}, { isEnabled: agentId !== undefined });
  const includeEnded = params.get('ended') === 'true';
  const list = useList<Task>('tasks', {
    state,
    conciergeId: agentId,
    includeEnded: includeEnded || state === 'ended' || undefined,
  });
  const set = (name: string, value: string | null) =>
    setParams(
      (before) => {
        if (value === null) before.delete(name);
        else before.set(name, value);
        return before;
      },
      { replace: true },
    );
  return (
    <>
      <PageHeader title={t.tasks.title} lead={t.tasks.lead} />
      <Surface>
        <Toolbar>
          <Select
            aria-label={t.tasks.stateLabel}
            placeholder={t.tasks.stateLabel}
            data={(Object.keys(t.taskState) as TaskState[]).map((name) => ({ value: name, label: t.taskState[name] }))}
            clearable
            clearButtonProps={{ 'aria-label': t.common.all }}
            value={state ?? null}
            onChange={(chosen) => set('state', chosen)}
          />
          {agentId !== undefined && (
            <Select
              aria-label={t.tasks.agent}
              data={(agents.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
              clearable
              clearButtonProps={{ 'aria-label': t.common.all }}
              value={agentId}
              onChange={(chosen) => set('agent', chosen)}
            />
          )}
          <Switch
            ms="auto"
            label={t.tasks.includeEnded}
            checked={includeEnded}
            onChange={(event) => set('ended', event.currentTarget.checked ? 'true' : null)}
          />
        </Toolbar>
        <TaskTable
          label={t.tasks.title}
          list={list}
          isWithStream
          empty={
            <Empty
              icon={IconListCheck}
              title={state === undefined && agentId === undefined ? t.tasks.emptyTitle : t.common.nothingFound}
              hint={state === undefined && agentId === undefined ? t.tasks.emptyHint : t.common.nothingFoundHint}
            />
          }
        />
      </Surface>
    </>
  );
}
