import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react';
import { Link, useParams } from 'react-router';
import { useAction } from '../../api/actions.js';
import { request } from '../../api/client.js';
import { useOne } from '../../api/lists.js';
import { useTypeTitle } from '../../api/task-types.js';
import type { Task } from '../../api/types.js';
import { useTexts } from '../../i18n/i18n.js';
import { Facts } from '../../parts/Facts.js';
import { useSuccessNotice } from '../../parts/notices.js';
import { OneOf } from '../../parts/OneOf.js';
import { PageHeader } from '../../parts/PageHeader.js';
import { reasonText } from '../../parts/reason.js';
import { Section } from '../../parts/Section.js';
import { TaskStateBadge } from '../../parts/StateBadge.js';
import { DurationSince, Until } from '../../parts/Time.js';
import { CommandSection, LogSection } from './TaskOutput.js';
import { PlotsSection } from './PlotsSection.js';
import { ProgressSection } from './ProgressSection.js';
import { RunsSection } from './RunsSection.js';
import { useMayChange } from './use-may-change.js';

export function TaskPage() {
  const { taskId = '' } = useParams();
  const query = useOne<Task>('tasks', taskId);
  return <OneOf query={query}>{(task) => <TaskView task={task} />}</OneOf>;
}

function TaskView({ task }: { task: Task }) {
  const t = useTexts();
  const titleOf = useTypeTitle();
  return (
    <>
      <PageHeader
        title={task.configurationName || titleOf(task.type)}
        badge={<TaskStateBadge state={task.state} />}
        lead={
          <>
            {task.configurationName && `${titleOf(task.type)} · `}
            <Link to={`/streams/${task.streamId}`}>{task.streamName}</Link>
            {task.replica > 0 && ` · ${t.tasks.replica(task.replica + 1)}`}
          </>
        }
        up={{ to: '/tasks', label: t.tasks.title }}
        actions={<RetryButton task={task} />}
      />
      <Stack gap="lg">
        {task.error !== null && task.state !== 'running' && <Why task={task} error={task.error} />}
        <MoveNotice task={task} />
        <ProgressSection task={task} />
        <PlotsSection key={task.id} task={task} />
        <Section title={t.common.state} hint={t.taskStateHint[task.state]}>
          <Facts
            facts={[
              [t.common.since, <DurationSince since={task.since} />],
              [t.tasks.agent, task.concierge?.name ?? t.tasks.noAgent],
              [t.tasks.attempts, task.attempts],
              [t.tasks.failures, task.failures > 0 ? task.failures : null],
              [t.tasks.nextAttempt, task.nextAttemptAt && <Until at={task.nextAttemptAt} />],
              [hasEnded(task) ? t.tasks.endReason : t.history.why, task.reason && reasonText(task.reason, t)],
              [
                t.tasks.configuration,
                task.configurationId && (
                  <Link to={`/configurations/${task.configurationId}`}>
                    {task.configurationName || titleOf(task.type)}
                  </Link>
                ),
              ],
              [t.tasks.lease, task.leaseToken],
            ]}
          />
        </Section>
        <CommandSection command={task.command} />
        <LogSection lines={task.logTail} />
        <RunsSection runs={task.runs ?? []} />
      </Stack>
    </>
  );
}

function Why({ task, error }: { task: Task; error: NonNullable<Task['error']> }) {
  const t = useTexts();
  return (
    <Alert
      color={task.state === 'quarantined' ? 'red' : 'orange'}
      icon={<IconAlertTriangle aria-hidden />}
      title={t.fromApi.task(error.sentence)}
    >
      <Text size="sm">
        <strong>{t.fault[error.fault]}.</strong> {t.faultHint[error.fault]}
      </Text>
    </Alert>
  );
}

const hasEnded = ({ state }: Task): boolean => state === 'ended' || state === 'stopping';

/** What a drain of its agent means for this task. */
function MoveNotice({ task }: { task: Task }) {
  const t = useTexts();
  if (task.isMoving) return <Alert color="blue">{t.tasks.moving}</Alert>;
  if (task.moveBlocked === null) return null;
  return (
    <Alert color="orange">
      {t.tasks.moveBlocked} {reasonText(task.moveBlocked, t)}.
    </Alert>
  );
}

const isRetriable = ({ state }: Task): boolean => state === 'quarantined' || state === 'pending';

/** For those who may change what the task was made from, while there is something to try again. */
function RetryButton({ task }: { task: Task }) {
  const t = useTexts();
  const mayChange = useMayChange(task, isRetriable(task));
  const showSuccess = useSuccessNotice();
  const retry = useAction({
    run: () => request('POST', `/tasks/${task.id}/retry`),
    changes: ['tasks', 'configurations', 'streams'],
    onSuccess: () => showSuccess(t.tasks.retryDone),
  });
  if (!isRetriable(task) || !mayChange) return null;
  return (
    <Button
      leftSection={<IconRefresh size={16} aria-hidden />}
      loading={retry.isPending}
      onClick={() => retry.mutate(undefined)}
    >
      {t.tasks.retry}
    </Button>
  );
}
